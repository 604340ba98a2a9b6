import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from '@/domain/network-address';
import { socketAddressOf } from '../client-address';

/** Open connections, so that no address holds all of them and no connection holds thousands of requests. */

/** A crowd behind one address has a few each; the process may open some ten thousand files in all. */
const MOST_OF_AN_ADDRESS = 4_096;
/** Requests sent one behind the other, none of them answered. No browser sends a second one, proxies send one. */
const MOST_AT_ONCE = 64;

type Connection = { place: Place; inProgress: number };
/** An address: its connections that nobody waits on, the longest idle first, and how many there are in all. */
type Place = { idle: Set<Socket>; open: number };

type Options = { isExempt: (address: string) => boolean; mostOfAnAddress?: number; mostAtOnce?: number };

export function connections({ isExempt, mostOfAnAddress = MOST_OF_AN_ADDRESS, mostAtOnce = MOST_AT_ONCE }: Options) {
  const places = new Map<string, Place>();
  const connected = new Map<Socket, Connection>();

  const closed = (socket: Socket, key: string) => {
    const place = connected.get(socket)?.place;
    connected.delete(socket);
    if (!place) return;
    place.idle.delete(socket);
    place.open -= 1;
    if (place.open === 0) places.delete(key);
  };

  return {
    /** Takes `socket` in. Where its address has too many, the one longest idle is closed, or else this one. */
    opened(socket: Socket): void {
      const address = socketAddressOf(socket.remoteAddress);
      const key = addressKey(address);
      const place = places.get(key) ?? { idle: new Set<Socket>(), open: 0 };
      places.set(key, place);
      place.open += 1;
      place.idle.add(socket);
      connected.set(socket, { place, inProgress: 0 });
      socket.once('close', () => closed(socket, key));
      if (place.open <= mostOfAnAddress || isExempt(address)) return;
      const [longestIdle = socket] = place.idle;
      longestIdle.destroy();
    },

    /** @returns whether there is room for one more request of `socket`, until `response` is closed */
    begun(socket: Socket, response: ServerResponse): boolean {
      const connection = connected.get(socket);
      // It closed between two requests of one packet.
      if (!connection) return false;
      const { place } = connection;
      if (connection.inProgress >= mostAtOnce) {
        socket.destroy();
        return false;
      }
      connection.inProgress += 1;
      place.idle.delete(socket);
      response.once('close', () => {
        connection.inProgress -= 1;
        if (connection.inProgress === 0 && connected.has(socket)) place.idle.add(socket);
      });
      return true;
    },
  };
}
