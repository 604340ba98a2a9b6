import { randomUUID } from 'node:crypto';
import { request as open } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { verify } from '../../scripts/verify.ts';
import { insertEvent } from '../support/rows.ts';
import { type Buyer, crowd, openStage, type Stage } from './stage.ts';

/** The server in two processes on one port: one of them is killed while both sell. */

const SEATS = 200;

let stage: Stage;
let buyers: Buyer[];

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage({ PROCESSES: '2', LOG_LEVEL: 'fatal' });
  const database = await stage.watcher();
  const { rows } = await database.query<{ id: string }>(
    `INSERT INTO "user" (id, username, email, name, password_hash)
     SELECT gen_random_uuid(), 'u' || n, n || '@example.com', 'Ana', 'none' FROM generate_series(1, $1::int) AS n RETURNING id`,
    [SEATS],
  );
  await database.end();
  const { signAccess } = tokens(stage.secret);
  buyers = rows.map(({ id }, index) => ({
    id,
    token: signAccess({
      userId: id,
      email: `${index}@example.com`,
      username: `u${index}`,
      role: 'USER',
      sessionId: randomUUID(),
      isStrong: false,
    }),
  }));
});
afterAll(() => stage?.close());

const untilTwoRun = async (besides?: number) => {
  for (const deadline = Date.now() + 30_000; ; await sleep(50)) {
    const copies = stage.copies();
    if (copies.length === 2 && !copies.includes(besides ?? 0)) return copies;
    if (Date.now() > deadline) throw new Error(`${copies.length} processes run, not 2`);
  }
};

it('sells on while one of two processes is killed, and starts it again', async () => {
  const [victim = 0] = await untilTwoRun();
  const database = await stage.watcher();
  const eventId = await insertEvent(database, { capacity: SEATS, starts_at: new Date(Date.now() + 86_400_000) });
  const people = crowd(stage.origin, eventId, buyers, 10);
  await people.untilSold(30);
  process.kill(victim, 'SIGKILL');
  const soldBefore = people.acknowledged.size;
  await people.untilSold(soldBefore + 30);
  await untilTwoRun(victim);
  await people.allAnswered();
  people.end();
  expect(people.unexpected).toEqual([]);
  expect(people.acknowledged.size).toBe(SEATS);
  expect((await people.askAgain()).filter(({ body, before }) => body !== before)).toEqual([]);
  expect(await verify(database)).toEqual([]);
  await database.end();
});

it('finishes what was begun when it is told to end, however often', async () => {
  const { hostname, port } = new URL(stage.origin);
  const body = JSON.stringify({ eventId: randomUUID(), participantName: 'Ana', participantEmail: 'ana@example.com' });
  const headers = {
    authorization: `Bearer ${buyers[0]?.token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const request = open({ hostname, port, method: 'POST', path: '/api/tickets/purchase', headers, agent: false });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    request.once('response', (response) => resolve(response.resume().statusCode)).once('error', reject);
  });
  request.write(body.slice(0, 10));
  await sleep(300);
  // As a terminal, a service manager and a supervisor do it between them.
  const toldOnce = stage.endApp('SIGTERM');
  await sleep(300);
  const toldAgain = stage.endApp('SIGTERM');
  await sleep(300);
  request.end(body.slice(10));
  expect(await answered).toBe(404);
  expect(await Promise.all([toldOnce, toldAgain])).toEqual([0, 0]);
});
