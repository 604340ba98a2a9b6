import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportAttendeesTask } from '@/application/attendees/export-attendees.task';
import type { AttendeeExport } from '@/application/attendees/ports';
import { runExport } from '@/application/attendees/run-export';
import { EXPORT_COLUMNS, type ExportColumn, type ExportFormat } from '@/application/attendees/schema';
import { runnableTask } from '@/application/long-tasks/run-task';
import { queries, useCases } from '@/composition';
import type { Actor } from '@/domain/user';
import { attendeeExport } from '@/infrastructure/repositories/attendees/attendee-export';
import { taskRuns } from '@/infrastructure/repositories/tasks/task-runs';
import { tableWriters } from '@/infrastructure/tables/table-writers';
import { asActor, buy, call, createEvent, type Person, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

let admin: Person;
let buyer: Person;
let eventId: string;

const request = (format: ExportFormat, more = {}) => ({ eventId, format, headings: [...EXPORT_COLUMNS], ...more });
const start = async (actor: Actor, format: ExportFormat, more = {}) =>
  (await useCases.exportAttendees(actor, request(format, more))).taskId;

/** So few at once that there are several slices, too. */
const inSlices = attendeeExport(testDatabase, 260);

/** As the job runs it. */
function run(taskId: string, rows = inSlices): Promise<void> {
  const tasks = runnableTask({
    taskRuns: taskRuns(testDatabase()),
    clock: { now: () => new Date() },
    log: { warn: (facts) => expect.unreachable(JSON.stringify(facts)) },
  });
  const attempt = { id: taskId, number: 1, isLast: false, signal: new AbortController().signal };
  return tasks(exportAttendeesTask, runExport({ attendeeExport: rows, tables: tableWriters })).handle(
    { taskId },
    attempt,
  );
}

async function fetched(actor: Actor, taskId: string): Promise<Buffer> {
  const { pieces } = await queries.taskFile(actor, taskId);
  return Buffer.concat(await Array.fromAsync(pieces));
}

async function fileOf(format: ExportFormat, more = {}, actor: Actor = asActor(admin)): Promise<Buffer> {
  const taskId = await start(actor, format, more);
  await run(taskId);
  return fetched(actor, taskId);
}
const rowsOf = async (more = {}, actor?: Actor): Promise<Record<ExportColumn, string>[]> =>
  parse(await fileOf('csv', more, actor), { columns: true, bom: true });

const taskOf = async (taskId: string) => (await queries.getTask(asActor(admin), taskId)).task;
const organiserOf = async (id: string) => ({
  ...asActor(await person()),
  eventRoles: new Map([[id, 'ORGANISER' as const]]),
});

/** Rows that somebody is told of as they are read. */
const watched = (onPage: (number: number) => Promise<void>): AttendeeExport => ({
  ...inSlices,
  async *pages(events, filter) {
    let number = 0;
    for await (const page of inSlices.pages(events, filter)) {
      number += 1;
      await onPage(number);
      yield page;
    }
  },
});

const FORMULAS = ['=1+1', '+1', '-1', '@SUM(A1)', '\u{ff1d}1'];

beforeAll(async () => {
  [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
  eventId = (await createEvent(admin, { capacity: 600, price: 29.9 })).id;
  for (const participantName of [...FORMULAS, 'Quote " and, comma', 'Ção <b>&amp;']) {
    await buy(buyer, eventId, { participantName, participantEmail: 'x@example.com' });
  }
  // More than one page, so that none is lost or twice between two.
  for (let order = 0; order < 30; order += 1) {
    await buy(buyer, eventId, { participantName: `Person ${order}`, participantEmail: 'p@example.com', quantity: 10 });
  }
});

describe('attendees as a file', () => {
  it('are all there once, in the order in which they bought', async () => {
    const rows = await rowsOf();
    expect(rows).toHaveLength(307);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(307);
    expect(rows.at(-1)).toMatchObject({ name: 'Person 29', price: '29.9', currency: 'BRL', status: 'ACTIVE' });
    expect(rows[5]?.name).toBe('Quote " and, comma');
    expect(rows[0]?.purchasedAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  });

  it('run no formula in a spreadsheet', async () => {
    const rows = await rowsOf();
    expect(rows.slice(0, 5).map(({ name }) => name)).toEqual(FORMULAS.map((formula) => `'${formula}`));
    const sheet = strFromU8(
      unzipSync(new Uint8Array(await fileOf('xlsx')))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
    );
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
    expect(sheet).toContain('Ção &lt;b&gt;&amp;amp;');
    expect(sheet.match(/<row>/g)).toHaveLength(308);
  });

  it('are those of a state, of one event, or of all that somebody runs', async () => {
    const other = await createEvent(admin, { capacity: 5 });
    const { id } = await buy(buyer, other.id, { participantName: 'Elsewhere', participantEmail: 'e@example.com' });
    await call('DELETE', `/api/tickets/${id}`, { as: admin });
    expect(await rowsOf({ status: 'CANCELLED' })).toEqual([]);
    expect((await rowsOf({ eventId: other.id })).map(({ name }) => name)).toEqual(['Elsewhere']);
    expect(await rowsOf({ eventId: null })).toHaveLength(308);
    const organiser = await organiserOf(other.id);
    await expect(start(organiser, 'csv')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await rowsOf({ eventId: null }, organiser)).map(({ name }) => name)).toEqual(['Elsewhere']);
  });

  it('are fetched by nobody who may not list them any more', async () => {
    const organiser = await organiserOf(eventId);
    const one = await start(organiser, 'csv');
    await run(one);
    expect(await fetched(organiser, one)).not.toHaveLength(0);
    const all = await start(asActor(admin), 'csv', { eventId: null });
    await run(all);
    const without = { ...organiser, eventRoles: new Map() };
    const demoted = { ...asActor(admin), role: 'USER' as const, eventRoles: organiser.eventRoles };
    for (const [actor, taskId] of [
      [without, one],
      [await organiserOf(eventId), one],
      [demoted, all],
    ] as const) {
      await expect(queries.taskFile(actor, taskId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('say how many they are before and after, and leave a line in the audit log', async () => {
    const taskId = await start(asActor(admin), 'xlsx');
    expect(await taskOf(taskId)).toMatchObject({ state: 'WAITING', done: 0, total: 307, file: null });
    await run(taskId);
    const day = new Date().toISOString().slice(0, 10);
    expect(await taskOf(taskId)).toMatchObject({
      ...{ state: 'DONE', done: 307, total: 307, result: { rows: 307 } },
      ...{ href: `/admin/events/${eventId}/attendees`, file: expect.stringMatching(`^.+-${day}\\.xlsx$`) },
    });
    const { rows } = await testDatabase().query(
      `SELECT detail FROM audit_log WHERE action = 'attendees.export' AND subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [eventId],
    );
    expect(rows).toEqual([{ detail: { format: 'xlsx', rows: 307 } }]);
  });

  it('end where they are cancelled, and leave nothing behind', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      const taskId = await start(asActor(admin), format);
      const cancel = watched((page) => (page === 1 ? useCases.cancelTask(asActor(admin), taskId) : Promise.resolve()));
      await run(taskId, cancel);
      expect(await taskOf(taskId)).toMatchObject({ state: 'CANCELLED', file: null });
      const { rows } = await testDatabase().query('SELECT FROM long_task_chunk WHERE task_id = $1', [taskId]);
      expect(rows).toHaveLength(0);
    }
  });

  it('are written anew where the process died amid, each once', async () => {
    const taskId = await start(asActor(admin), 'csv');
    const dies = watched((page) => (page === 2 ? Promise.reject(new Error('died')) : Promise.resolve()));
    await expect(run(taskId, dies)).rejects.toThrow('died');
    await run(taskId);
    expect(parse(await fetched(asActor(admin), taskId), { columns: true, bom: true })).toHaveLength(307);
  });
});
