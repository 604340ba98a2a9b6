import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whom a request comes from, as the network knows it. */

/** Set by our own server for what Next answers, whatever a client sends under this name. */
export const ADDRESS_HEADER = 'x-eventhub-address';

/** Where the socket does not say: it is gone, or none of a network. */
const UNKNOWN = 'unknown';

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** `cidrs`: `10.0.0.0/8`, `::1`. @returns whether an address is one of theirs */
export function proxyList(cidrs: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.split('/');
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return cidrs.length === 0 ? () => false : (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** `::ffff:192.0.2.1` is how a socket for both families names 192.0.2.1; a zone belongs to our own machine only. */
function plain(address: string): string {
  const bare = address.replace(/%.*$/, '');
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  return mapped && isIPv4(mapped) ? mapped : bare;
}

/** An entry of `X-Forwarded-For`; some proxies write the port too. Null where it is no address. */
function hopOf(entry: string): string | null {
  const [, bracketed, withPort] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(entry) ?? [];
  const address = plain(bracketed ?? withPort ?? entry);
  return isIP(address) ? address : null;
}

/** Where a connection comes from. */
export const socketAddressOf = (remoteAddress: string | undefined) => (remoteAddress ? plain(remoteAddress) : UNKNOWN);

/**
 * The address of whoever asks. `X-Forwarded-For` counts only as far as our own proxies wrote it: read from the right, the
 * first entry that is none of them. What stands before it, anybody can write.
 */
export function clientAddress(
  forwardedFor: string | null | undefined,
  socketAddress: string | undefined,
  isProxy: (address: string) => boolean,
): string {
  let nearest = socketAddressOf(socketAddress);
  if (!forwardedFor || !isProxy(nearest)) return nearest;
  for (const entry of forwardedFor.split(',').reverse()) {
    const hop = hopOf(entry.trim());
    if (hop === null) return nearest;
    nearest = hop;
    if (!isProxy(nearest)) return nearest;
  }
  return nearest;
}

/** What `server.ts` handed on to Next. */
export const handedAddress = (headers: Pick<Headers, 'get'>): string => headers.get(ADDRESS_HEADER) ?? UNKNOWN;
