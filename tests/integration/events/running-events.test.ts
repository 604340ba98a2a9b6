import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { listEventsQuery } from '@/application/events/schema';
import { importEventsTask } from '@/application/imports/import-events.task';
import { previewImportTask } from '@/application/imports/preview-import.task';
import { tellOfCancelledEventJob } from '@/application/notifications/tell-of-cancelled-event.job';
import { publishPlannedJob } from '@/application/publications/publish-planned.job';
import type { Actor } from '@/domain/user';
import { readPool } from '@/infrastructure/db/read-pool';
import { testDatabase } from '../../support/database.ts';

/** What whoever runs events does with them from the browser, on the real database and by the real jobs. */

const caller = vi.hoisted(() => ({ actor: { kind: 'visitor' } as Actor }));
vi.mock('@/presentation/auth', () => ({ currentActor: async () => caller.actor }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const { asActor, buy, call, createEvent, person } = await import('../../support/api.ts');
const { queries, useCases } = await import('@/composition');
const { cancelEvents, publishEvents, unpublishEvents } = await import('@/presentation/actions/bulk');
const { jobs } = await import('@/jobs');

type Person = Awaited<ReturnType<typeof person>>;

let admin: Person;
let actor: ReturnType<typeof asActor>;

beforeAll(async () => {
  admin = await person('ADMIN');
  actor = asActor(admin);
  caller.actor = actor;
});

/** Runs a job as its queue would. */
async function runJob(name: string, payload: unknown): Promise<void> {
  const found = jobs().runnables.find(({ job }) => job.name === name);
  if (!found) throw new Error(`there is no job ${name}`);
  await found.handle(payload, { id: randomUUID(), number: 1, isLast: true, signal: new AbortController().signal });
}

const draft = (fields: Record<string, unknown> = {}) => createEvent(admin, { status: 'DRAFT', ...fields });
const statusOf = async (id: string) =>
  (await testDatabase().query<{ status: string }>('SELECT status FROM event WHERE id = $1', [id])).rows[0]?.status;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const itsTimeHasCome = (id: string) =>
  testDatabase().query(`UPDATE planned_publication SET publish_at = now() - interval '1 second' WHERE event_id = $1`, [
    id,
  ]);

describe('a draft with a plan', () => {
  it('is published once its time has come, and not before; the log says so', async () => {
    const [due, early] = [await draft(), await draft()];
    for (const { id } of [due, early]) await useCases.planPublication(actor, id, { publishAt: inAnHour() });
    await itsTimeHasCome(due.id);
    await runJob(publishPlannedJob.name, {});
    await runJob(publishPlannedJob.name, {});
    expect([await statusOf(due.id), await statusOf(early.id)]).toEqual(['SCHEDULED', 'DRAFT']);
    const { rows } = await testDatabase().query(
      `SELECT payload->'changes' AS changes FROM domain_event WHERE subject_id = $1 AND type = 'event.changed'`,
      [due.id],
    );
    expect(rows).toEqual([{ changes: { status: { before: 'DRAFT', after: 'SCHEDULED' } } }]);
  });

  it('that was published by hand and taken back is not published behind its admin’s back', async () => {
    const { id } = await draft();
    await useCases.planPublication(actor, id, { publishAt: inAnHour() });
    for (const status of ['SCHEDULED', 'DRAFT'] as const) await useCases.updateEvent(actor, id, { status });
    const { rowCount } = await itsTimeHasCome(id);
    expect(rowCount).toBe(0);
    await runJob(publishPlannedJob.name, {});
    expect(await statusOf(id)).toBe('DRAFT');
  });

  it('says on the clocks of its place when, and takes no time that is past or after it', async () => {
    const { id } = await draft({ timeZone: 'America/Sao_Paulo', eventDate: '2031-03-15T14:00:00' });
    await useCases.planPublication(actor, id, { publishAt: '2031-01-02T09:30' });
    expect(await queries.publicationOf({ id, timeZone: 'America/Sao_Paulo' })).toBe('2031-01-02T09:30:00');
    const faultAt = (publishAt: string) =>
      useCases.planPublication(actor, id, { publishAt }).catch((error) => error.fields[0].code);
    expect(await faultAt('2020-01-01T00:00')).toBe('must_be_future');
    expect(await faultAt('2031-03-15T16:00')).toBe('after_event');
    await useCases.planPublication(actor, id, { publishAt: null });
    expect(await queries.publicationOf({ id, timeZone: 'UTC' })).toBeNull();
  });
});

describe('several at once', () => {
  it('are published, told row by row, and taken back but for what was sold or changed since', async () => {
    const [plain, sold, changed] = [await draft(), await draft(), await draft()];
    const gone = randomUUID();
    const answer = await publishEvents(null, { ids: [plain.id, gone, sold.id, changed.id] });
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.data.map((row) => (row.ok ? 'published' : row.code))).toEqual([
      'published',
      'RESOURCE_NOT_FOUND',
      'published',
      'published',
    ]);
    await buy(await person(), sold.id);
    await useCases.updateEvent(actor, changed.id, { name: 'Another' });
    const events = answer.data.flatMap((row) => (row.ok ? [{ id: row.id, version: row.version }] : []));
    const undone = await unpublishEvents(null, { events });
    if (!undone.ok) throw new Error(undone.error.message);
    expect(undone.data.map((row) => (row.ok ? 'draft' : row.code))).toEqual([
      'draft',
      'EVENT_HAS_TICKETS',
      'OPTIMISTIC_LOCK_ERROR',
    ]);
    expect(await Promise.all([plain, sold, changed].map(({ id }) => statusOf(id)))).toEqual([
      'DRAFT',
      'SCHEDULED',
      'SCHEDULED',
    ]);
  });

  it('are cancelled, and their holders read why', async () => {
    const [event, cancelled] = [await createEvent(admin), await createEvent(admin)];
    await buy(await person(), event.id);
    await useCases.cancelEvent(actor, cancelled.id);
    const message = 'The hall is under water.\n\nWe are looking for another one.';
    const answer = await cancelEvents(null, { ids: [cancelled.id, event.id], message });
    expect(answer).toMatchObject({ ok: true, data: [{ ok: false, code: 'CONFLICT' }, { ok: true }] });
    await runJob(tellOfCancelledEventJob.name, { eventId: event.id });
    const { rows } = await testDatabase().query(
      `SELECT payload->>'message' AS message FROM outgoing_mail WHERE subject_id = $1 AND template = 'event-cancelled'`,
      [event.id],
    );
    // The buyer, and whoever the ticket is for.
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.message === message)).toBe(true);
    // What an organiser writes freely stands in no log that nothing can be taken out of.
    const logged = await testDatabase().query(
      `SELECT FROM domain_event WHERE subject_id = $1 AND payload::text LIKE '%water%'`,
      [event.id],
    );
    expect(logged.rowCount).toBe(0);
  });
});

it('is called off by a program with a word, or without one', async () => {
  const [told, untold] = [await createEvent(admin), await createEvent(admin)];
  const path = (id: string) => `/api/events/${id}/cancel`;
  expect((await call('POST', path(told.id), { as: admin, json: { message: 'No boat today.' } })).status).toBe(200);
  expect((await call('POST', path(untold.id), { as: admin })).status).toBe(200);
  const { rows } = await testDatabase().query('SELECT message FROM cancellation_message WHERE event_id = ANY($1)', [
    [told.id, untold.id],
  ]);
  expect(rows).toEqual([{ message: 'No boat today.' }]);
  const wrong = await call('POST', path(untold.id), { as: admin, json: { message: 1 } });
  expect(wrong.body).toMatchObject({ code: 'VALIDATION_ERROR', errors: [{ field: 'message' }] });
});

describe('the list', () => {
  const listed = (query: Record<string, unknown>, who = actor) =>
    queries.managedEvents(who, listEventsQuery.parse({ size: '100', ...query }));

  it('asks the database as often for many events as for few', async () => {
    const word = `Zw${randomUUID().slice(0, 6)}`;
    const asked = async () => {
      const spy = vi.spyOn(readPool(), 'query');
      const { content } = await listed({ q: word });
      const times = spy.mock.calls.length;
      spy.mockRestore();
      return { times, events: content.length };
    };
    const first = await draft({ name: `${word} 0` });
    await useCases.planPublication(actor, first.id, { publishAt: inAnHour() });
    // Fewer than five words found would be looked for once more, as if they were mistyped.
    const make = async (from: number, to: number) => {
      for (let number = from; number < to; number += 1) await createEvent(admin, { name: `${word} ${number}` });
    };
    await make(1, 5);
    const few = await asked();
    await make(5, 20);
    const many = await asked();
    expect([few.events, many.events]).toEqual([5, 20]);
    expect(many.times).toBe(few.times);
    expect(few.times).toBeGreaterThan(0);
  });

  it('shows an organiser their own events, drafts among them, and no other', async () => {
    const [mine, others] = [await draft(), await createEvent(admin)];
    const organiser = { ...asActor(await person()), eventRoles: new Map([[mine.id, 'ORGANISER' as const]]) };
    const { content, totalElements } = await listed({}, organiser);
    expect([content.map(({ id }) => id), totalElements]).toEqual([[mine.id], 1]);
    expect((await listed({ q: others.name }, organiser)).content.map(({ id }) => id)).not.toContain(others.id);
    await expect(queries.managedEvents(asActor(await person()), listEventsQuery.parse({}))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('a file of events', () => {
  const send = (text: string, name = 'events.csv', as = admin) =>
    call<{ id: string }>('POST', `/api/imports?name=${name}&status=draft`, {
      as,
      raw: text,
      headers: { 'content-type': 'text/csv' },
    });
  const look = async (id: string) => {
    await runJob(`task-${previewImportTask.kind}`, { taskId: id });
    return queries.getImport(actor, id);
  };
  const countEvents = async (name: string) =>
    (await testDatabase().query('SELECT 1 FROM event WHERE name LIKE $1', [`${name}%`])).rowCount;

  it('is looked at, changes nothing before somebody says so, and is then imported once', async () => {
    const name = `Import ${randomUUID().slice(0, 8)}`;
    const table = `uid,name,startDate,location,capacity\n${name}1,${name} one,2031-05-01,Recife,50\n${name}2,${name} two,2031-05-02T20:00,Olinda,80\n${name}3,,2031-05-03,Natal,1\n`;
    const { status, body } = await send(table);
    expect(status).toBe(201);
    const seen = await look(body.id);
    expect(seen.preview).toMatchObject({
      created: 2,
      updated: 0,
      refused: 1,
      rows: [
        { line: 2, kind: 'created', name: `${name} one`, location: 'Recife' },
        { line: 3, kind: 'created', name: `${name} two`, eventDate: '2031-05-02T20:00:00' },
      ],
      refusals: [{ line: 4, reason: 'name: is missing' }],
    });
    expect(await countEvents(name)).toBe(0);

    const { taskId } = await useCases.confirmImport(actor, body.id);
    await expect(useCases.confirmImport(actor, body.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await runJob(`task-${importEventsTask.kind}`, { taskId });
    expect((await queries.getImport(actor, body.id)).outcome).toMatchObject({ created: 2, refused: 1 });
    expect(await countEvents(name)).toBe(2);
    expect((await queries.getTask(actor, taskId)).task).toMatchObject({ state: 'DONE', result: { created: 2 } });

    // The next version of the file shows what it would change, from what to what.
    const { body: again } = await send(table.replace('Recife,50', 'Recife,60'));
    expect((await look(again.id)).preview).toMatchObject({
      created: 0,
      updated: 1,
      unchanged: 1,
      rows: [{ kind: 'updated', changes: { capacity: { before: 50, after: 60 } } }],
    });
  });

  it('that is a calendar is known as one', async () => {
    const calendar = readFileSync('tests/fixtures/import/mixed.ics', 'utf8');
    const { body } = await send(calendar, 'calendar.txt');
    const { format, preview } = await look(body.id);
    expect(format).toBe('ics');
    expect(preview).toMatchObject({ created: expect.any(Number), rows: expect.arrayContaining([expect.anything()]) });
  });

  it('that cannot be read says why', async () => {
    const { body } = await send('title;when\nx;y\n');
    expect((await look(body.id)).preview).toMatchObject({
      problem: expect.stringContaining('must name the columns'),
      faults: [{ code: 'columns_needed' }],
    });
    await expect(useCases.confirmImport(actor, body.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    for (const [raw, code] of [
      [new Uint8Array([0xff, 0xfe, 0x41]), 'not_utf8'],
      [' \n', 'empty_file'],
    ] as const) {
      const answer = await call('POST', '/api/imports?name=x.csv', {
        as: admin,
        raw,
        headers: { 'content-type': 'text/csv' },
      });
      expect(answer.body).toMatchObject({ code: 'VALIDATION_ERROR', errors: [{ field: 'file', code }] });
    }
  });

  it('is nobody else’s to see or to import', async () => {
    const { body } = await send('name,startDate,location\nX,2031-05-01,Recife\n');
    const other = asActor(await person('ADMIN'));
    await expect(queries.getImport(other, body.id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
    await expect(useCases.confirmImport(other, body.id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  });
});
