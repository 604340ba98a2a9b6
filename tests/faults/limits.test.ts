import { once } from 'node:events';
import { connect } from 'node:net';
import { hashSync } from '@node-rs/bcrypt';
import { Pool } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits, serverLimits } from '@/presentation/http/contracts/limits';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { insertUser } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/** What one address may do to the production server, and that no other notices. All of 127/8 is this machine. */

const PASSWORD = 'open-sesame';
const LIMITS = { RATE_LIMITS: 'on' };

let stage: Stage;

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage(LIMITS);
  const database = await stage.watcher();
  for (const username of ['ana', 'bea', 'cai'])
    await insertUser(database, { username, password_hash: hashSync(PASSWORD, { cost: 4 }) });
  await database.end();
});
afterAll(() => stage?.close());

const pools: Pool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.destroy())));
function browserAt(localAddress: string, origin = stage.origin): Pool {
  const pool = new Pool(origin, { connections: 8, pipelining: 1, localAddress });
  pools.push(pool);
  return pool;
}

async function ask(
  pool: Pool,
  path: string,
  { json, headers }: { json?: unknown; headers?: Record<string, string> } = {},
) {
  const answer = await pool.request({
    path,
    method: json === undefined ? 'GET' : 'POST',
    headers: { ...headers, ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
}
const signIn = (pool: Pool, username: string, password: string, headers?: Record<string, string>) =>
  ask(pool, '/api/auth/login', { json: { username, password }, headers });

describe('what Next makes', () => {
  it('is refused to an address that asks too often, whatever address it claims, and to no other', async () => {
    const pool = browserAt('127.0.5.1');
    const { points } = serverLimits.site;
    const claims = (n: number) => ({
      'x-eventhub-address': `192.0.2.${n % 250}`,
      'x-forwarded-for': `192.0.2.${n % 250}`,
    });
    // More than one window may pass on a slow machine, and each allows as many.
    let refused: Awaited<ReturnType<typeof ask>> | undefined;
    for (let n = 0; n < points * 6 && !refused; n += 50) {
      const some = Array.from({ length: 50 }, (_, k) => ask(pool, '/icon.svg', { headers: claims(n + k) }));
      refused = (await Promise.all(some)).find(({ status }) => status === 429);
    }
    expect(refused?.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': expect.stringMatching(/^\d+$/),
      'ratelimit-policy': `"site";q=${points};w=10`,
      ratelimit: expect.stringMatching(/^"site";r=0;t=\d+$/),
    });
    expect(JSON.parse(refused?.text ?? '')).toMatchObject({ code: 'RATE_LIMITED', status: 429, policy: 'site' });
    expect((await ask(browserAt('127.0.5.2'), '/icon.svg')).status).toBe(200);
  });
});

it('a call that Next answers is counted by the address that the server saw, whatever the client says', async () => {
  const pool = browserAt('127.0.4.1');
  const { points } = limits.mail.address;
  const statuses = [];
  for (let n = 0; n <= points; n += 1) {
    const headers = { 'x-eventhub-address': `192.0.2.${n}` };
    statuses.push(
      (await ask(pool, '/api/auth/password/reset', { json: { email: 'nobody@example.com' }, headers })).status,
    );
  }
  expect(statuses).toEqual([...Array(points).fill(202), 429]);
});

describe('signing in', () => {
  it('is counted by the address that the server saw, whatever the client says', async () => {
    const [stranger, home] = [browserAt('127.0.6.1'), browserAt('127.0.6.2')];
    const statuses = [];
    for (let n = 0; n < 12; n += 1) {
      const claims = { 'x-eventhub-address': `192.0.2.${n}`, 'x-forwarded-for': `192.0.2.${n}` };
      statuses.push((await signIn(stranger, 'ana', 'wrong', claims)).status);
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await signIn(home, 'ana', PASSWORD)).status).toBe(200);
  });

  it('is counted by the client’s address behind a proxy of ours, and by what this proxy saw', async () => {
    const behind = await stage.openReplica({ ...LIMITS, TRUSTED_PROXIES: '127.0.7.0/24' });
    try {
      const proxy = browserAt('127.0.7.1', behind.origin);
      // It looks whether the port is free before it listens, and a connection to that look is cut off.
      const isReady = () => ask(proxy, '/api/ready').then(({ status }) => status, String);
      await expect.poll(isReady, { timeout: 30_000 }).toBe(200);
      const as = (client: string) => ({ 'x-forwarded-for': `203.0.113.7, ${client}` });
      const statuses = [];
      for (let n = 0; n < 11; n += 1) statuses.push((await signIn(proxy, 'bea', 'wrong', as('198.51.100.1'))).status);
      expect(statuses).toEqual([...Array(10).fill(401), 429]);
      expect((await signIn(proxy, 'bea', PASSWORD, as('198.51.100.2'))).status).toBe(200);
    } finally {
      await behind.close();
    }
  });

  it('comes through while a hundred wrong ones from one address wait, at as many accounts', async () => {
    const [flood, home] = [browserAt('127.0.8.1'), browserAt('127.0.8.2')];
    const wrong = Array.from({ length: 100 }, (_, n) => {
      const pool = n % 8 === 0 ? flood : browserAt('127.0.8.1');
      return signIn(pool, `nobody-${n}`, 'wrong');
    });
    const right = await signIn(home, 'cai', PASSWORD);
    expect(right.status).toBe(200);
    const statuses = (await Promise.all(wrong)).map(({ status }) => status);
    expect(statuses.filter((status) => ![401, 429, 503].includes(status))).toEqual([]);
    expect(statuses.filter((status) => status === 503).length).toBeGreaterThan(0);
  });
});

it('a connection that sends thousands of requests without waiting is closed, and the next is served', async () => {
  const { hostname, port } = new URL(stage.origin);
  const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.9.1' });
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  socket.write(`GET /api/events/upcoming HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`.repeat(5_000));
  await closed;
  expect((await ask(browserAt('127.0.9.1'), '/api/events/upcoming')).status).toBe(200);
});

it('nothing of this surprised the server', () => expect(stage.surprises()).toEqual([]));
