import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EXPORT_COLUMNS } from '@/application/attendees/schema';
import { SCOPES, type UserBySession } from '@/domain/user';
import { build } from '../../scripts/build.ts';
import { dataDirectory } from '../../scripts/run-state.ts';
import { insertEvent, insertUser, typeOf } from '../support/rows.ts';
import { openStage, type Stage } from './stage.ts';

/** The server is killed amid a task of each kind, and the next one brings them all to their end: nothing twice, nothing missing. */

const PEOPLE = 3_000;
const EVENTS_IN_FILE = 3_000;
/** Dead processes are noticed after half a minute, and what they had begun is begun again. */
const LONGEST_MS = 180_000;

let stage: Stage;
let watcher: pg.Client;
let admin: UserBySession;
let eventId: string;

// Each holds one ticket.
const SELL = `
WITH orders AS (
  INSERT INTO "order" (id, buyer_id, total, currency)
  SELECT gen_random_uuid(), $1, 5000, 'BRL' FROM generate_series(1, ${PEOPLE}) RETURNING id
), lines AS (
  INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price) SELECT id, $3, 1, 5000 FROM orders
)
INSERT INTO ticket (id, order_id, event_id, ticket_type_id, owner_id, confirmation_code, participant_name,
                    participant_email, price, currency)
SELECT gen_random_uuid(), id, $2, $3, $1, upper(translate(lpad(to_hex(row_number() OVER ()), 9, '0'), '01', 'GH')), 'Ana',
       row_number() OVER () || '@example.com', 5000, 'BRL' FROM orders`;

// Each waits once it has told of something done, so that all are amid their work at the same moment, on any machine.
const AMID = 4_711;
const HOLD = `
CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${AMID}); RETURN NEW; END $$;
CREATE TRIGGER hold BEFORE UPDATE ON long_task FOR EACH ROW WHEN (OLD.done > 0) EXECUTE FUNCTION hold();
SELECT pg_advisory_lock(${AMID})`;
const HELD = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${AMID} AND NOT granted`;
// What a dead process had asked for must not be done after it.
const LET_GO = `
SELECT pg_terminate_backend(pid) FROM (${HELD}) AS held;
SELECT pg_advisory_unlock(${AMID});
DROP FUNCTION hold CASCADE`;

type Task = { id: string; kind: string; state: string; done: number; runs: number };
const held = async () => (await watcher.query(HELD)).rowCount;
const tasks = async () => (await watcher.query<Task>('SELECT id, kind, state, done, runs FROM long_task')).rows;

async function until(isSo: (all: Task[]) => boolean): Promise<void> {
  let all = await tasks();
  for (const deadline = Date.now() + LONGEST_MS; !isSo(all); all = await tasks()) {
    if (Date.now() > deadline) throw new Error(`${JSON.stringify(all)}\n${stage.lastWords()}`);
    await sleep(50);
  }
}

const fileOf = (mark: string) =>
  Buffer.from(
    ['uid,name,location,eventDate,capacity,price']
      .concat(
        Array.from(
          { length: EVENTS_IN_FILE },
          (_, row) => `${mark}-${row},${mark} ${row},Recife,2031-03-15T20:00:00,10,5`,
        ),
      )
      .join('\n'),
  );

beforeAll(async () => {
  build(dataDirectory());
  stage = await openStage();
  watcher = await stage.watcher();
  const id = await insertUser(watcher, { role: 'ADMIN' });
  const who = { id, username: `u${id}`, email: `${id}@example.com`, name: 'Ana', sessionId: randomUUID() };
  admin = { kind: 'user', via: 'session', role: 'ADMIN', locale: 'en', isStrong: true, scopes: SCOPES, ...who };
  eventId = await insertEvent(watcher, { capacity: PEOPLE, available: 0 });
  await watcher.query(SELL, [await insertUser(watcher), eventId, await typeOf(watcher, eventId)]);
});
afterAll(async () => {
  await watcher?.end();
  await stage?.close();
});

it('brings each task to its end in another process: nothing twice, nothing missing', async () => {
  vi.stubEnv('DATABASE_URL', stage.databaseUrl);
  vi.stubEnv('AUTH_SECRET', stage.secret);
  const { useCases } = await import('@/composition');
  const send = (mark: string) => useCases.beginImport(admin, { name: `${mark}.csv` }, async () => fileOf(mark));
  const imported = await send('imported');
  await until((all) => all.every(({ state }) => state === 'DONE'));

  await watcher.query(HOLD);
  await useCases.confirmImport(admin, imported.id);
  const previewed = await send('previewed');
  const texts = { subjectEn: 'Doors open at seven', textEn: 'Come early.', subjectPt: '', textPt: '' };
  const message = await useCases.saveMessage(admin, { eventId, ...texts, who: 'everybody', typeId: null });
  await useCases.sendMessage(admin, message.id, '/admin', 'en');
  const asked = { eventId, format: 'csv' as const, headings: [...EXPORT_COLUMNS] };
  const { taskId } = await useCases.exportAttendees(admin, asked);
  const { rows: queues } = await watcher.query<{ name: string }>(
    `SELECT name FROM pgboss.queue WHERE name LIKE 'task-%'`,
  );
  const open = (all: Task[]) => all.filter(({ state }) => state === 'WAITING' || state === 'RUNNING');
  // A kind that is new is to be killed here, too.
  expect(
    open(await tasks())
      .map(({ kind }) => `task-${kind}`)
      .sort(),
  ).toEqual(queues.map(({ name }) => name).sort());

  await expect.poll(held, { timeout: LONGEST_MS }).toBe(4);
  await stage.endApp('SIGKILL');
  const killed = open(await tasks()).map(({ id }) => id);
  expect(killed).toHaveLength(4);
  await watcher.query(LET_GO);
  await stage.startApp();
  await until((all) => open(all).length === 0);

  const ended = (await tasks()).filter(({ id }) => killed.includes(id));
  expect(ended.map(({ state, runs }) => ({ state, runs }))).toEqual(Array(4).fill({ state: 'DONE', runs: 2 }));
  const events = await watcher.query(`SELECT name FROM event WHERE name LIKE 'imported %'`);
  expect(new Set(events.rows.map(({ name }) => name)).size).toBe(EVENTS_IN_FILE);
  expect(events.rowCount).toBe(EVENTS_IN_FILE);
  const previews = await watcher.query('SELECT preview FROM event_import WHERE id = $1', [previewed.id]);
  expect(previews.rows[0].preview).toMatchObject({ created: EVENTS_IN_FILE, refused: 0 });
  const mails = await watcher.query('SELECT DISTINCT recipient FROM outgoing_mail WHERE subject_id = $1', [message.id]);
  const all = await watcher.query('SELECT FROM outgoing_mail WHERE subject_id = $1', [message.id]);
  // Each of them, and whoever bought.
  expect([mails.rowCount, all.rowCount]).toEqual([PEOPLE + 1, PEOPLE + 1]);
  const file = await watcher.query<{ text: string }>(
    `SELECT convert_from(string_agg(bytes, '' ORDER BY number), 'UTF8') AS text FROM long_task_chunk WHERE task_id = $1`,
    [taskId],
  );
  const rows: { code: string }[] = parse(file.rows[0]?.text ?? '', { columns: true, bom: true });
  const codes = rows.map(({ code }) => code);
  expect([codes.length, new Set(codes).size]).toEqual([PEOPLE, PEOPLE]);
});
