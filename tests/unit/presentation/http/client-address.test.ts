import { describe, expect, it } from 'vitest';
import { clientAddress, handedAddress, proxyList } from '@/presentation/http/client-address';

const nobody = proxyList([]);
const ours = proxyList(['10.0.0.0/8', '::1', 'fd00::/8']);

describe('the address of whoever asks', () => {
  it.each([
    ['its socket says', null, '198.51.100.7', nobody, '198.51.100.7'],
    ['a socket for both families', null, '::ffff:198.51.100.7', nobody, '198.51.100.7'],
    ['a zone is left out', null, 'fe80::1%eth0', nobody, 'fe80::1'],
    ['a stranger may forward what they like', '203.0.113.9', '198.51.100.7', ours, '198.51.100.7'],
    ['without proxies of our own nobody may', '203.0.113.9', '10.0.0.1', nobody, '10.0.0.1'],
    ['our proxy is believed', '203.0.113.9', '10.0.0.1', ours, '203.0.113.9'],
    ['our proxy over IPv6 and a mapped one', '203.0.113.9', '::ffff:10.0.0.1', ours, '203.0.113.9'],
    ['only what our proxy wrote', '192.0.2.1, 203.0.113.9', '10.0.0.1', ours, '203.0.113.9'],
    ['past several proxies of ours', '192.0.2.1, 203.0.113.9, 10.1.1.1, fd00::2', '::1', ours, '203.0.113.9'],
    ['made-up proxies of ours further left', '10.9.9.9, 203.0.113.9', '10.0.0.1', ours, '203.0.113.9'],
    ['all of it our own', '10.9.9.9, 10.8.8.8', '10.0.0.1', ours, '10.9.9.9'],
    ['with a port', '203.0.113.9:4711', '10.0.0.1', ours, '203.0.113.9'],
    ['IPv6 with a port', '[2001:db8::1]:4711', '10.0.0.1', ours, '2001:db8::1'],
    ['IPv6 in brackets', '[2001:db8::1]', '10.0.0.1', ours, '2001:db8::1'],
    ['no address: the last that is one', '203.0.113.9, unknown', '10.0.0.1', ours, '10.0.0.1'],
    ['an empty entry', '203.0.113.9,', '10.0.0.1', ours, '10.0.0.1'],
    ['a socket that is gone', '203.0.113.9', undefined, ours, 'unknown'],
  ])('%s', (_, forwardedFor, socketAddress, isProxy, expected) => {
    expect(clientAddress(forwardedFor, socketAddress, isProxy)).toBe(expected);
  });

  it('is unknown to Next where nobody handed it on', () => {
    expect(handedAddress(new Headers({ 'x-eventhub-address': '192.0.2.1' }))).toBe('192.0.2.1');
    expect(handedAddress(new Headers())).toBe('unknown');
  });
});
