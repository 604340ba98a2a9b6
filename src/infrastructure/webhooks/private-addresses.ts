import { BlockList, isIP } from 'node:net';
import type { WebhookAddresses } from '../../application/webhooks/ports.ts';

/**
 * Addresses that are nobody's on the internet, and those that lead to one by a detour. A webhook's owner must not have us
 * ask what only we can reach. https://www.iana.org/assignments/iana-ipv4-special-registry,
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */

const IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
// What holds an IPv4 address (compatible, NAT64, 6to4, Teredo) could be any of the above. Mapped ones (`::ffff:0:0/96`) are
// held against the list above by Node; in this one they would stand for all of IPv4.
const IPV6 = [
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

function listOf(networks: readonly (readonly [string, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList();
  for (const [network, family] of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Checked where a connection is made, by the address that it is made to: whatever a name led to before. */
export const privateAddresses = listOf([
  ...IPV4.map((network) => [network, 'ipv4'] as const),
  ...IPV6.map((network) => [network, 'ipv6'] as const),
]);

/** Names that lead nowhere but to oneself or the house. */
const isInnerName = (name: string) =>
  !name.includes('.') || ['.localhost', '.local', '.internal', '.home.arpa'].some((end) => name.endsWith(end));

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const version = isIP(host);
  return version === 0 ? isInnerName(host) : privateAddresses.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

/** `allowsPrivate` is for a shop whose programs live in the same house, and for developing. */
export const webhookAddresses = (allowsPrivate: boolean): WebhookAddresses => ({
  refusal(address) {
    const url = new URL(address);
    if (allowsPrivate) return null;
    // A private one is refused as such, or whoever writes https before it tries in vain.
    if (isPrivateHost(url.hostname)) return 'private_address';
    return url.protocol === 'https:' ? null : 'https_only';
  },
});
