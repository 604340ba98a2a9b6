import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { job, runnable } from '@/application/jobs/job';
import { VISITOR } from '@/domain/user';
import { createPool } from '@/infrastructure/db/pool';
import { prisma } from '@/infrastructure/db/prisma';
import { readRowsByPlan } from '@/infrastructure/db/read-pool';
import { pgSql, prismaSql, type Sql } from '@/infrastructure/db/sql';
import { env } from '@/infrastructure/env';
import { record } from '@/infrastructure/events/record';
import { type RunningJobs, runJobs } from '@/infrastructure/jobs/run-jobs';
import { inRequest, traceOf } from '@/infrastructure/request-context';
import { buy, call, createEvent, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';

/** One request, followed through its statements and what it records to the work that comes of it. */

const pool = createPool(env().DATABASE_URL, 2, 'test-traces');
let jobs: RunningJobs | undefined;
afterAll(() => jobs?.stop());

const OWN_STATEMENT = 'SELECT query FROM pg_stat_activity WHERE pid = pg_backend_pid()';
const asRequest = <T>(requestId: string, work: () => T) =>
  inRequest({ address: '192.0.2.1', actor: VISITOR, requestId }, work);

const WAYS: [name: string, sql: Sql][] = [
  ['Prisma', (text, values) => prismaSql(prisma())(text, values)],
  ['a pool of the jobs', pgSql(pool)],
  ['the planned reads', (text, values) => readRowsByPlan({ text, values: [...values] }) as never],
];

it.each(WAYS)('says in a statement by %s for which request it is', async (_name, sql) => {
  const requestId = randomUUID();
  // Prisma begins when somebody waits.
  const [row] = await asRequest(requestId, async () => await sql<{ query: string }>(OWN_STATEMENT, []));
  expect(row?.query).toContain(`request_id='${requestId}'`);
  const [own] = await sql<{ query: string }>(OWN_STATEMENT, []);
  expect(own?.query).not.toContain('/*');
});

const causes = async (subjectId: string) => {
  const { rows } = await testDatabase().query<{ requestId: string | null }>(
    'SELECT request_id AS "requestId" FROM domain_event WHERE subject_id = $1 ORDER BY id',
    [subjectId],
  );
  return rows.map(({ requestId }) => requestId);
};

it('keeps beside what happened which request led to it: an edit, a sale', async () => {
  const [edit, sale] = [randomUUID(), randomUUID()];
  const [admin, buyer] = [await person('ADMIN'), await person()];
  const event = await createEvent(admin);
  await call('PATCH', `/api/events/${event.id}`, {
    as: admin,
    json: { name: 'Another name', version: event.version },
    headers: { 'x-request-id': edit },
  });
  expect((await causes(event.id)).at(-1)).toBe(edit);
  const bought = await call<{ id: string }>('POST', '/api/tickets/purchase', {
    as: buyer,
    json: { eventId: event.id, participantName: 'Ana', participantEmail: 'ana@example.com' },
    headers: { 'x-request-id': sale },
  });
  expect(await causes(bought.body.id)).toEqual([sale]);
  expect((await causes((await buy(buyer, event.id)).id))[0]).toMatch(/^[\da-f-]{36}$/);
});

it('goes on with the mail that a call led to', async () => {
  const requestId = randomUUID();
  const someone = await person();
  await call('POST', '/api/auth/password/reset', {
    json: { email: someone.email },
    headers: { 'x-request-id': requestId },
  });
  const written = async () =>
    (await testDatabase().query('SELECT request_id FROM outgoing_mail WHERE recipient = $1', [someone.email])).rows;
  await expect.poll(written, { timeout: 10_000 }).toEqual([{ request_id: requestId }]);
  const seen: unknown[] = [];
  const sending = runnable(job({ name: 'send-mail', payload: z.strictObject({ mailId: z.string() }) }), async () => {
    seen.push(traceOf().requestId);
  });
  const sender = runJobs({ databaseUrl: env().DATABASE_URL, pool, runnables: [sending], mailQueue: 'send-mail' });
  await expect.poll(() => seen, { timeout: 15_000 }).toContain(requestId);
  await sender.stop();
});

it('keeps no id that a person made up', async () => {
  const admin = await person('ADMIN');
  const event = await createEvent(admin);
  await call('PATCH', `/api/events/${event.id}`, {
    as: admin,
    json: { name: 'Another name', version: event.version },
    headers: { 'x-request-id': 'ana.souza-1985' },
  });
  expect((await causes(event.id)).at(-1)).toBeNull();
});

it('goes on into the work that it calls for', async () => {
  const requestId = randomUUID();
  const seen: unknown[] = [];
  const definition = job({
    name: `note-${randomUUID()}`,
    payload: z.strictObject({ slug: z.string() }),
    after: { 'event.sold-out': ({ payload }) => ({ key: payload.slug, payload }) },
  });
  const noting = runnable(definition, async ({ slug }, { id }) => {
    await sleep(1);
    seen.push({ slug, id, trace: traceOf() });
  });
  jobs = runJobs({ databaseUrl: env().DATABASE_URL, pool, runnables: [noting], mailQueue: null });
  await sleep(500);
  const event = { type: 'event.sold-out' as const, subjectId: randomUUID(), payload: { slug: 'the-hall' } };
  await asRequest(requestId, () => record(pgSql(testDatabase()), [event], new Date()));
  await expect.poll(() => seen, { timeout: 15_000 }).toHaveLength(1);
  const [work] = seen as { id: string }[];
  expect(work).toEqual({ slug: 'the-hall', id: work?.id, trace: { requestId, job: definition.name, jobId: work?.id } });
});
