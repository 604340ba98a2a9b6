import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { type Nginx, nginxBefore } from '../../support/nginx.ts';
import { type StandIn, standInApp } from '../../support/stand-in-app.ts';
import { appsBehindNginx } from './apps-behind-nginx.ts';

/** What deploy/nginx.conf does with requests, with Debian's nginx before stand-ins of the app. */

const { begunAnew, apps, nginx, ask, asked, everyApp } = appsBehindNginx();

/** `count` requests over one connection, none of which waits for an answer. */
function sendAtOnce(origin: string, path: string, count: number): Promise<string> {
  const { hostname, port } = new URL(origin);
  const one = `GET ${path} HTTP/1.1\r\nHost: shop\r\n`;
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(Number(port), hostname);
    socket.write(`${`${one}\r\n`.repeat(count - 1)}${one}Connection: close\r\n\r\n`);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.once('error', reject).once('close', () => resolve(received));
  });
}

describe('who asks', () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https', 'x-eventhub-address': '1.2.3.4' };
  const told = () => {
    const [one] = asked();
    return { address: one?.headers['x-forwarded-for'], proto: one?.headers['x-forwarded-proto'] };
  };

  it('is the one who is connected, whatever they say', async () => {
    await ask('/api/auth/me', { headers: forwarded });
    expect(told()).toEqual({ address: '127.0.0.1', proto: 'http' });
    expect(asked()[0]?.headers['x-eventhub-address']).toBeUndefined();
  });

  it('is whom a proxy asks for that is named as ours', async () => {
    const behind = await nginxBefore([apps()[0]?.origin ?? ''], { TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
    const headers = { ...forwarded, 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.1.2.3' };
    await ask('/api/auth/me', { headers, origin: behind.origin });
    await behind.stop();
    expect(told()).toEqual({ address: '203.0.113.9', proto: 'https' });
  });

  it('gets a request id, or keeps a good one of their own', async () => {
    await ask('/api/auth/me', { headers: { 'x-request-id': 'mine-12345' } });
    await ask('/api/auth/me', { headers: { 'x-request-id': 'no"good' } });
    const ids = asked().map(({ headers }) => headers['x-request-id']);
    expect(ids).toHaveLength(2);
    expect(ids).toEqual(expect.arrayContaining(['mine-12345', expect.stringMatching(/^[0-9a-f]{32}$/)]));
  });

  it('is told to slow down past the limit, in the words of the API', async () => {
    const flooded = await nginxBefore(apps().map(({ origin }) => origin));
    const answers = await sendAtOnce(flooded.origin, '/api/events/flood', 8_000);
    await flooded.stop();
    const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(new Set(statuses)).toEqual(new Set(['200', '429']));
    expect(statuses.filter((status) => status === '200').length).toBeGreaterThanOrEqual(5_000);
    const [, head = '', body = ''] = /(HTTP\/1\.1 429[\s\S]*?)\r\n\r\n(\{.*?\})/.exec(answers) ?? [];
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect(head).toMatch(/retry-after: [1-9]/i);
    expect(JSON.parse(body)).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });

  it('sends no more than the app would take', async () => {
    const answer = await ask('/api/events', { method: 'POST', body: 'x'.repeat(200_000) });
    expect([answer.status, JSON.parse(answer.bytes.toString()).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(asked()).toEqual([]);
    await ask('/api/events', { method: 'POST', body: 'x'.repeat(70_000) });
    expect(asked()[0]?.body).toHaveLength(70_000);
  });

  it.each(['/api/pictures', '/api/imports?name=x.csv'])(
    'sends a file of megabytes to %s, and none of 50',
    async (path) => {
      await ask(path, { method: 'POST', body: 'x'.repeat(2_000_000) });
      expect(asked()[0]?.body).toHaveLength(2_000_000);
      const answer = await ask(path, { method: 'POST', headers: { 'content-length': String(50 * 1024 * 1024) } });
      expect([answer.status, JSON.parse(answer.bytes.toString()).code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
      expect(asked()).toHaveLength(1);
    },
  );
});

describe('a purchase', () => {
  const buy = (eventId: string, headers: Record<string, string> = {}) =>
    ask(`/api/events/${eventId}/purchase`, { method: 'POST', headers, body: '{}' });
  const sellers = () => apps().map((app) => app.asked.map(({ url }) => url));

  it('goes to the one process of its event, reads of the event as well', async () => {
    const events = Array.from({ length: 60 }, () => randomUUID());
    for (const event of events) {
      await Promise.all([
        buy(event),
        buy(event),
        ask(`/api/events/${event}`),
        ask(`/api/events/${event}/availability`),
      ]);
    }
    const byApp = sellers().map((urls) => new Set(urls.map((url) => url.split('/')[3])));
    for (const event of events) expect(byApp.filter((found) => found.has(event))).toHaveLength(1);
    for (const found of byApp) expect(found.size).toBeGreaterThan(5);
  });

  it('goes to another process where its own is gone, and no other event moves', async () => {
    const events = Array.from({ length: 40 }, () => randomUUID());
    for (const event of events) await buy(event);
    const [gone = [], ...before] = sellers();
    await apps()[0]?.stop();
    everyApp((_asked, response) => response.end('yes'));
    for (const event of events) expect((await buy(event)).status).toBe(200);
    const [, ...after] = sellers();
    expect(gone.length).toBeGreaterThan(0);
    before.forEach((urls, at) => {
      expect(after[at]).toEqual(expect.arrayContaining(urls));
    });
    await begunAnew();
  });

  it('that was sent without a key is sent once, however it ends', async () => {
    everyApp((_asked, response) => response.destroy());
    const answer = await buy(randomUUID());
    expect(asked()).toHaveLength(1);
    expect(answer.status).toBe(503);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    const problem = JSON.parse(answer.bytes.toString());
    expect(problem).toMatchObject({ status: 503, code: 'UNAVAILABLE', errors: [] });
    expect(problem.detail).toContain('may be yours');
  });

  it('with a key is tried at another process, key and body the same', async () => {
    let isFirst = true;
    everyApp((_asked, response) => {
      if (isFirst) response.destroy();
      else response.writeHead(201).end('sold');
      isFirst = false;
    });
    expect((await buy(randomUUID(), { 'idempotency-key': 'k1' })).status).toBe(201);
    expect(asked().map(({ method, headers, body }) => [method, headers['idempotency-key'], body])).toEqual([
      ['POST', 'k1', '{}'],
      ['POST', 'k1', '{}'],
    ]);
    expect(apps().filter((app) => app.asked.length === 1)).toHaveLength(2);
  });
});

describe('where no process is there', () => {
  let alone: Nginx;
  beforeAll(async () => {
    alone = await nginxBefore(['http://127.0.0.1:1']);
  });
  afterAll(() => alone?.stop());

  it.each([
    ['/events/jazz', 'Back in a moment'],
    ['/pt-BR/events/jazz', 'Voltamos já'],
    ['/login', 'Back in a moment'],
  ])('says so to the reader of %s', async (path, words) => {
    const answer = await ask(path, { origin: alone.origin });
    expect([answer.status, answer.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect(answer.bytes.toString()).toContain(words);
  });

  it.each([
    ['GET', '/api/events', 'cannot be reached'],
    ['GET', '/api/orders', 'cannot be reached'],
    ['POST', '/api/tickets/purchase', 'nothing was bought'],
    ['POST', '/api/events/one/purchase', 'cannot be reached', { 'idempotency-key': 'k1' }],
    ['GET', '/api/"</x>', 'cannot be reached'],
  ])('says so in the words of the API: %s %s', async (method, path, words, headers: Record<string, string> = {}) => {
    const answer = await ask(path, { method, headers, origin: alone.origin });
    const problem = JSON.parse(answer.bytes.toString());
    expect([answer.status, problem.code]).toEqual([503, 'UNAVAILABLE']);
    expect(problem.detail).toContain(words);
  });
});

describe('where every process was away a moment ago', () => {
  const sale = { method: 'POST', body: '{}' };
  const asks: [string, Parameters<typeof ask>[1]][] = [
    ['/events/jazz', {}],
    ['/api/events/jazz', {}],
    ['/api/orders', {}],
    ['/api/events/jazz/purchase', sale],
    ['/api/events/jazz/purchase', { ...sale, headers: { 'idempotency-key': 'k1' } }],
  ];
  let back: StandIn[] = [];
  let restarted: Nginx;
  const askAll = (times: number) =>
    Promise.all(
      Array.from({ length: times }, () => asks)
        .flat()
        .map(async ([path, sent]) => (await ask(path, { ...sent, origin: restarted.origin })).status),
    );
  beforeEach(async () => {
    const ports = [await freePort(), await freePort()];
    restarted = await nginxBefore(ports.map((port) => `http://127.0.0.1:${port}`));
    // So often that nginx takes each of them for gone.
    expect(new Set(await askAll(10))).toEqual(new Set([503]));
    back = await Promise.all(ports.map((port) => standInApp(port)));
  });
  afterEach(async () => {
    await restarted?.stop();
    for (const app of back) await app.stop();
  });

  it('asks them all the same, each kind of request', async () => {
    expect(await askAll(1)).toEqual(asks.map(() => 200));
  });

  it('says of a sale that was sent then, and not answered, that the seats may be yours', async () => {
    for (const app of back) app.answers((_asked, response) => response.destroy());
    const answer = await ask('/api/events/jazz/purchase', { ...sale, origin: restarted.origin });
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.bytes.toString()).detail).toContain('may be yours');
    expect(back.flatMap(({ asked }) => asked)).toHaveLength(1);
  });
});

it('hands on an answer of the assistant word by word', async () => {
  let finish = () => {};
  everyApp((_asked, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: first\n\n');
    finish = () => void response.end('data: last\n\n');
  });
  const { body } = await fetch(`${nginx().origin}/api/chat`, { method: 'POST', body: '{}' });
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe('data: first\n\n');
  finish();
  expect((await reader?.read())?.value).toBe('data: last\n\n');
});

it('keeps what a process counts to itself, and what is secret in an address out of its log', async () => {
  expect((await ask('/api/metrics')).status).toBe(404);
  await ask('/reset-password?token=very-secret');
  await sleep(1_500);
  expect(nginx().log()).toContain('"path":"/reset-password"');
  expect(nginx().log()).not.toContain('very-secret');
});
