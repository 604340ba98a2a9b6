import { Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { privateAddresses } from './private-addresses.ts';

/** What a name leads to. */
export type Resolve = (name: string) => Promise<{ address: string; family: 4 | 6 }[]>;

// Not the system's look-up: that takes a thread of four while it waits, and a server that never answers took them all.
const resolver = new Resolver({ timeout: 2_000, tries: 2 });

const ofFamily = (family: 4 | 6) => (addresses: string[]) => addresses.map((address) => ({ address, family }));

/** @throws Error of DNS where the name leads nowhere */
export const resolveName: Resolve = async (name) => {
  const [four, six] = await Promise.allSettled([
    resolver.resolve4(name).then(ofFamily(4)),
    resolver.resolve6(name).then(ofFamily(6)),
  ]);
  const found = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length === 0 && four.status === 'rejected') throw four.reason;
  return found;
};

const lookupBy =
  (resolve: Resolve): net.LookupFunction =>
  (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (all) callback(null, found);
        else if (first) callback(null, first.address, first.family);
        else callback(new Error(`${name} leads nowhere`), '', 0);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };

type Connecting = { host?: string | null; port?: number | string | null };

/**
 * Connections to receivers, kept open for the next call. Which addresses they must not lead to is asked when they are
 * made, of the very address: a name that leads elsewhere by then gains nothing. `allowsPrivate`: all may be called.
 */
export function receiverAgents({ allowsPrivate, resolve }: { allowsPrivate: boolean; resolve: Resolve }) {
  const lookup = lookupBy(resolve);
  const connect = ({ host, port }: Connecting) =>
    net.connect({
      host: host ?? '',
      port: Number(port),
      lookup,
      ...(allowsPrivate ? {} : { blockList: privateAddresses }),
    });

  const settings = { keepAlive: true, maxFreeSockets: 2, timeout: 30_000 };
  const plain = new http.Agent(settings);
  plain.createConnection = connect;
  const secure = new https.Agent(settings);
  // By hand: `tls.connect` hands on no list of addresses.
  secure.createConnection = (options) => {
    const socket = connect(options);
    const secured = tls.connect({ socket, servername: options.servername ?? undefined });
    socket.once('error', (error) => secured.destroy(error));
    return secured;
  };
  return { plain, secure };
}
