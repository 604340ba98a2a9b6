import { proxyList } from '../client-address';

const nearby = proxyList(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '::1', 'fc00::/7']);

/**
 * A proxy that nobody named makes all its clients one caller, who is soon told to slow down. Tells once, of a neighbour
 * only: strangers send such headers too.
 */
export function proxyHint(isProxy: (address: string) => boolean, warn: (address: string) => void) {
  let isTold = false;
  return (forwardedFor: string | undefined, socketAddress: string): void => {
    if (isTold || !forwardedFor || !nearby(socketAddress) || isProxy(socketAddress)) return;
    isTold = true;
    warn(socketAddress);
  };
}
