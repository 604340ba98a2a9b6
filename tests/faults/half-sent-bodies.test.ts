import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { rawRequest } from '../support/raw-request.ts';
import { insertEvent, insertUser } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/** A thousand purchases of which the half never comes, from nobody and from somebody known, and one buyer among them. */

const HALF_SENT = 1_000;

let stage: Stage;
let eventId: string;
let authorization: string;

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage();
  const database = await stage.watcher();
  const userId = await insertUser(database, {});
  eventId = await insertEvent(database, { capacity: 100, starts_at: new Date(Date.now() + 86_400_000) });
  await database.end();
  const ana = { userId, email: 'ana@example.com', username: 'ana', role: 'USER' as const };
  const claims = { ...ana, sessionId: randomUUID(), isStrong: false };
  authorization = `Bearer ${tokens(stage.secret).signAccess(claims)}`;
});
afterAll(() => stage?.close());

async function holdUp(credential: string): Promise<Socket> {
  const { hostname, port } = new URL(stage.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  const lines = ['POST /api/tickets/purchase HTTP/1.1', `Host: ${hostname}`, 'Content-Type: application/json'];
  socket.write([...lines, ...(credential ? [credential] : []), 'Content-Length: 500', '', '{"eventId":'].join('\r\n'));
  return socket;
}

const buy = async () => {
  const begun = performance.now();
  const body = JSON.stringify({ eventId, participantName: 'Ana', participantEmail: 'ana@example.com' });
  const headers = { authorization, 'content-type': 'application/json' };
  const { status } = await rawRequest(stage.origin, { method: 'POST', path: '/api/tickets/purchase', headers, body });
  return { status, milliseconds: performance.now() - begun };
};

it.each([
  ['nobody', () => ''],
  ['somebody known', () => `Authorization: ${authorization}`],
])(
  'a buyer is served among 1,000 half-sent bodies from %s, which end by themselves',
  async (_, credential) => {
    await buy();
    const sockets = await Promise.all(Array.from({ length: HALF_SENT }, () => holdUp(credential())));
    const ended = sockets.map(
      (socket) => new Promise<void>((resolve) => socket.resume().once('close', () => resolve())),
    );
    for (let purchase = 0; purchase < 5; purchase += 1) {
      const { status, milliseconds } = await buy();
      expect(status).toBe(201);
      expect(milliseconds).toBeLessThan(1_000);
    }
    await Promise.all(ended);
    expect(stage.surprises()).toEqual([]);
  },
  60_000,
);

it('half-sent headers that came together are cut off one by one', async () => {
  const { hostname, port } = new URL(stage.origin);
  const begun = performance.now();
  const endedAfter = await Promise.all(
    Array.from(
      { length: HALF_SENT },
      () =>
        new Promise<number>((resolve) => {
          const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.1\r\nHost: sh'));
          socket.on('error', () => undefined);
          socket.resume().once('close', () => resolve(performance.now() - begun));
        }),
    ),
  );
  const inTenths = Map.groupBy(endedAfter, (after) => Math.floor(after / 100));
  expect(Math.max(...[...inTenths.values()].map(({ length }) => length))).toBeLessThan(HALF_SENT / 4);
}, 60_000);
