import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokens } from '@/infrastructure/auth/tokens';
import { build } from '../../scripts/build.ts';
import { dataDirectory, ROOT } from '../../scripts/run-state.ts';
import { insertSession } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/**
 * The production build in two processes, and imports in a third: once a change is answered, the next read of each page
 * that shows it is new, in the process that made it at once and in the other within a second.
 */

const ELSEWHERE_MS = 1_000;

let stage: Stage;
let replica: Awaited<ReturnType<Stage['openReplica']>>;
let authorization: Record<'ADMIN' | 'USER', string>;
const files = mkdtempSync(path.join(tmpdir(), 'eventhub-pages-'));

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage();
  replica = await stage.openReplica();
  const database = await stage.watcher();
  const { signAccess } = tokens(stage.secret);
  const signIn = async (role: 'ADMIN' | 'USER') => {
    const id = randomUUID();
    const username = role.toLowerCase();
    const email = `${username}@example.com`;
    await database.query(
      `INSERT INTO "user" (id, username, email, name, password_hash, role) VALUES ($1, $2, $3, 'Ana', 'none', $4)`,
      [id, username, email, role],
    );
    const sessionId = await insertSession(database, id);
    return `Bearer ${signAccess({ userId: id, email, username, role, sessionId, isStrong: false })}`;
  };
  authorization = { ADMIN: await signIn('ADMIN'), USER: await signIn('USER') };
  await database.end();
});
afterAll(async () => {
  // In order, or the test of the end fails: nothing that follows the log holds up a server that stops.
  const exitCode = await replica?.close();
  await stage?.close();
  rmSync(files, { recursive: true, force: true });
  expect(exitCode).toBe(0);
});

type Answer = { id: string; slug: string; name: string };

async function call(role: 'ADMIN' | 'USER', method: string, url: string, json?: object): Promise<Answer> {
  const response = await fetch(stage.origin + url, {
    method,
    headers: { authorization: authorization[role], ...(json ? { 'content-type': 'application/json' } : {}) },
    ...(json ? { body: JSON.stringify(json) } : {}),
  });
  const text = await response.text();
  expect(response.ok, `${method} ${url}: ${response.status} ${text}`).toBe(true);
  return JSON.parse(text || 'null');
}

// The next to begin is on the home page, and what was made later begins earlier.
let hoursAhead = 2_000;
const createEvent = (fields: object = {}) => {
  hoursAhead -= 24;
  const start = new Date(Date.now() + hoursAhead * 3_600_000).toISOString();
  return call('ADMIN', 'POST', '/api/events', {
    name: `Lanterns ${randomUUID().slice(0, 8)}`,
    location: 'Cais do Porto, Porto Alegre',
    eventDate: start,
    capacity: 20,
    price: 45.5,
    ...fields,
  });
};

const buy = (eventId: string) =>
  call('USER', 'POST', '/api/tickets/purchase', {
    eventId,
    participantName: 'Ana',
    participantEmail: 'ana@example.com',
  });

function importCsv(...rows: string[]) {
  const file = path.join(files, `${randomUUID()}.csv`);
  writeFileSync(file, ['name,startDate,city,country,url,capacity,price', ...rows, ''].join('\n'));
  execFileSync(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts/import-events.ts'), file], {
    env: { ...process.env, DATABASE_URL: stage.databaseUrl },
    stdio: 'pipe',
  });
}

async function read(url: string) {
  const response = await fetch(url, { redirect: 'manual' });
  return { text: await response.text(), status: response.status, kept: response.headers.get('x-nextjs-cache') };
}

const everywhere = (paths: string[]) =>
  [stage.origin, replica.origin].flatMap((origin) =>
    ['', '/pt-BR'].flatMap((locale) => paths.map((page) => origin + (locale && page === '/' ? locale : locale + page))),
  );

/** Whether the page says so. Status and text in one, for what is not there at first. */
type Says = (page: { text: string; status: number }) => boolean;

// The first page of a process takes a second.
const untilHit = (url: string) =>
  expect.poll(async () => (await read(url)).kept, { message: url, interval: 10, timeout: 10_000 }).toBe('HIT');

/** Every process answers from its cache, and the change is not to be seen. */
async function untilKept(urls: string[], says: Says) {
  for (const url of urls) {
    await untilHit(url);
    expect(says(await read(url)), `${url} before the change`).toBe(false);
  }
}

/** The change, and then the next read of every page. */
async function seen(paths: string[], says: Says, change: () => unknown, { here = true } = {}) {
  const urls = everywhere(paths);
  await untilKept(urls, says);
  await change();
  if (here) {
    for (const url of urls.filter((one) => one.startsWith(stage.origin))) {
      expect(says(await read(url)), `${url}, the next read`).toBe(true);
    }
  }
  const deadline = Date.now() + ELSEWHERE_MS;
  for (const url of urls) {
    while (!says(await read(url))) {
      expect(Date.now(), `${url}, after a second`).toBeLessThan(deadline);
      await sleep(20);
    }
    // And it stays so, kept anew.
    await untilHit(url);
    expect(says(await read(url)), `${url}, kept anew`).toBe(true);
  }
}

const shows =
  (words: string): Says =>
  ({ text }) =>
    text.includes(words);
const lacks =
  (words: string): Says =>
  ({ text }) =>
    !text.includes(words);
const pageOf = ({ slug }: Answer) => `/events/${slug}`;

describe('the next read is new after', () => {
  it('an event is created', async () => {
    const name = `New ${randomUUID().slice(0, 8)}`;
    await seen(['/'], shows(name), () => createEvent({ name }));
  });

  it('a draft is published: its pages were "not found" before', async () => {
    const event = await createEvent({ status: 'DRAFT' });
    const isThere: Says = ({ status }) => status === 200 || status === 308;
    await seen([pageOf(event), `/events/${event.id}`], isThere, () =>
      call('ADMIN', 'PATCH', `/api/events/${event.id}`, { status: 'SCHEDULED' }),
    );
  });

  it('an event is edited', async () => {
    const event = await createEvent();
    const name = `Renamed ${randomUUID().slice(0, 8)}`;
    await seen(['/', pageOf(event)], shows(name), () => call('ADMIN', 'PATCH', `/api/events/${event.id}`, { name }));
  });

  it('an event is cancelled', async () => {
    const event = await createEvent();
    await buy(event.id);
    const cancel = () => call('ADMIN', 'POST', `/api/events/${event.id}/cancel`);
    await seen([pageOf(event)], shows('EventCancelled'), cancel);
    expect(lacks(event.name)(await read(`${stage.origin}/`))).toBe(true);
  });

  it('an event is deleted', async () => {
    const event = await createEvent();
    const isGone: Says = ({ status }) => status === 404;
    await seen([pageOf(event)], isGone, () => call('ADMIN', 'DELETE', `/api/events/${event.id}`));
    expect(lacks(event.name)(await read(`${stage.origin}/pt-BR`))).toBe(true);
  });

  it('the last seat is sold, and after one came back', async () => {
    const event = await createEvent({ capacity: 2 });
    await buy(event.id);
    let last: Answer | undefined;
    await seen([pageOf(event)], shows('schema.org/SoldOut'), async () => {
      last = await buy(event.id);
    });
    await seen([pageOf(event)], shows('schema.org/InStock'), () => call('USER', 'DELETE', `/api/tickets/${last?.id}`));
  });

  it('an edit while the page was being rendered from what stood there before', async () => {
    const event = await createEvent();
    const url = stage.origin + pageOf(event);
    stage.proxy.setLatency(1_000);
    const rendering = read(url);
    // PostgreSQL has answered the page, and its answer is on the wire for another half second.
    await sleep(1_500);
    stage.proxy.setLatency(0);
    const name = `Renamed ${randomUUID().slice(0, 8)}`;
    await call('ADMIN', 'PATCH', `/api/events/${event.id}`, { name });
    expect(shows(event.name)(await rendering), 'the rendering began before the edit').toBe(true);
    expect(shows(name)(await read(url))).toBe(true);
  });

  it('a file is imported, by a process that knows of no cache', async () => {
    const key = randomUUID();
    const [name, price] = [`Imported ${key.slice(0, 8)}`, '77.25'];
    const day = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
    const row = (cost: string) => `${name},${day},Recife,Brazil,https://example.com/${key},100,${cost}`;
    await seen(['/'], shows(name), () => importCsv(row('50')), { here: false });
    const page = `/events/imported-${key.slice(0, 8)}`;
    await seen([page], shows(price), () => importCsv(row(price)), { here: false });
  });
});
