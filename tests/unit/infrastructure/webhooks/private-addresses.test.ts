import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookCaller } from '@/infrastructure/webhooks/caller';
import type { Resolve } from '@/infrastructure/webhooks/connections';
import { webhookAddresses } from '@/infrastructure/webhooks/private-addresses';

/** What leads to this machine or to its house, however it is written, is not called: asked of the connection itself. */

let port: number;
let calls = 0;
const server = createServer((_request, response) => {
  calls += 1;
  response.end('secret');
});
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const to =
  (address: string): Resolve =>
  async () => [{ address, family: address.includes(':') ? 6 : 4 }];
const nowhere: Resolve = async () => {
  throw Object.assign(new Error('nowhere'), { code: 'ENOTFOUND' });
};

function callBy(resolve: Resolve, allowsPrivate = false) {
  const box = { seal: (secret: Buffer) => secret, open: (sealed: Buffer) => sealed };
  const caller = webhookCaller({ box, allowsPrivate, resolve, longestMs: 2_000 });
  return (url: string) =>
    caller.call({ id: 'an-id', endpointId: 'an-endpoint', url, secrets: [Buffer.from('secret')] }, '{}');
}

const LITERALS = [
  ['the loopback address', '127.0.0.1'],
  ['another one of its network', '127.8.9.10'],
  ['one number', '2130706433'],
  ['hexadecimal', '0x7f.0.0.1'],
  ['octal', '0177.0.0.1'],
  ['left short', '127.1'],
  ['no address at all', '0.0.0.0'],
  ['IPv6', '[::1]'],
  ['IPv4 in IPv6', '[::ffff:127.0.0.1]'],
  ['IPv4 behind NAT64', '[64:ff9b::7f00:1]'],
  ['the network of the house', '10.0.0.7'],
  ['the link, where clouds keep their keys', '169.254.169.254'],
  ['a site of its own', '[fd00::1]'],
] as const;

describe.each(['http', 'https'])('%s://', (protocol) => {
  it.each(LITERALS)('is not called by address: %s (%s)', async (_, host) => {
    const answer = await callBy(nowhere)(`${protocol}://${host}:${port}/`);
    expect(answer).toEqual({ status: null, problem: 'private_address', answer: null });
  });

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '192.168.1.1', '172.16.0.1', '100.64.0.1', 'fe80::1'])(
    'is not called by a name that leads to %s',
    async (address) => {
      expect(await callBy(to(address))(`${protocol}://crm.example.com:${port}/`)).toMatchObject({
        problem: 'private_address',
      });
    },
  );

  it('is not called by a name that leads elsewhere once it was looked at', async () => {
    const answers = ['93.184.216.34', '127.0.0.1'];
    // Whoever asks once and connects by the name later asks a second time.
    await to(answers.shift() ?? '')('crm.example.com');
    const rebound = callBy(to(answers.shift() ?? ''));
    expect(await rebound(`${protocol}://crm.example.com:${port}/`)).toMatchObject({ problem: 'private_address' });
  });
});

it('reached nobody by any of them', () => {
  expect(calls).toBe(0);
});

it('would have, without the list: the same call goes through where private addresses may be called', async () => {
  const answer = await callBy(to('127.0.0.1'), true)(`http://crm.example.com:${port}/`);
  expect(answer).toEqual({ status: 200, problem: null, answer: null });
  expect(calls).toBe(1);
});

describe('when it is saved', () => {
  const { refusal } = webhookAddresses(false);

  it.each([...LITERALS.map(([, host]) => host), 'localhost', 'printer', 'app.localhost', 'nas.local', 'db.internal.'])(
    'https://%s/ is refused early',
    (host) => {
      expect(refusal(`https://${host}/`)).toBe('private_address');
    },
  );

  it('takes what is on the internet, by https alone', () => {
    expect(refusal('https://crm.example.com/hook')).toBeNull();
    expect(refusal('https://93.184.216.34/hook')).toBeNull();
    expect(refusal('https://[2606:4700::1111]/hook')).toBeNull();
    expect(refusal('https://[::ffff:93.184.216.34]/hook')).toBeNull();
    expect(refusal('http://crm.example.com/hook')).toBe('https_only');
  });

  it('takes everything where the shop may call its house', () => {
    expect(webhookAddresses(true).refusal('http://127.0.0.1:9000/')).toBeNull();
  });
});
