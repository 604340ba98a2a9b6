/**
 * What is counted as one caller. With IPv6 everybody is given a whole /64, of which each request could use another
 * address.
 */
export function addressKey(address: string): string {
  // Nothing else that names a caller has a colon: neither IPv4 nor where the address is not known.
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head ? head.split(':') : [];
  // The last 32 bits may be written as IPv4: two groups in one, and never among the first four.
  const after = tail ? tail.split(':') : [];
  const width = [...before, ...after].reduce((sum, group) => sum + (group.includes('.') ? 2 : 1), 0);
  const zeros = tail === undefined ? 0 : 8 - width;
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
