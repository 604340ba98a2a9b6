import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { longTask, type TaskHandler } from '@/application/long-tasks/long-task';
import { runnableTask } from '@/application/long-tasks/run-task';
import type { TaskDto } from '@/application/long-tasks/schema';
import { startTask } from '@/application/long-tasks/start-task';
import { queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { createPool } from '@/infrastructure/db/pool';
import { prisma } from '@/infrastructure/db/prisma';
import { prismaSql } from '@/infrastructure/db/sql';
import { env } from '@/infrastructure/env';
import { recordedEvents } from '@/infrastructure/events/recorded-events';
import { type RunningJobs, runJobs } from '@/infrastructure/jobs/run-jobs';
import { purgeExpired } from '@/infrastructure/purge';
import { taskRuns } from '@/infrastructure/repositories/tasks/task-runs';
import { transactions } from '@/infrastructure/repositories/transaction';
import { asActor, call, type Person, person } from '../../support/api.ts';
import { countQueries } from '../../support/count-queries.ts';
import { testDatabase } from '../../support/database.ts';

const counting = longTask({
  kind: 'counting',
  input: z.object({ to: z.int() }),
  afterCrash: 'goes-on',
  checkpoint: z.object({ at: z.int() }),
});
type Counting = TaskHandler<typeof counting.input, NonNullable<typeof counting.checkpoint>>;

const pool = createPool(env().DATABASE_URL, 3, 'test-tasks');
const runs = taskRuns(pool);
const clock = { now: () => new Date() };
const transaction = transactions(prisma, recordedEvents.publish);
const running: RunningJobs[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});

function runTasks(handler: Counting) {
  const runnable = runnableTask({ taskRuns: runs, clock, log: { warn: () => undefined } })(counting, handler);
  const jobs = runJobs({ databaseUrl: env().DATABASE_URL, pool, runnables: [runnable], mailQueue: null });
  running.push(jobs);
}

async function start(who: Person, to = 3): Promise<string> {
  const id = randomUUID();
  await transaction((tx) =>
    startTask(tx, counting, {
      id,
      userId: who.id,
      input: { to },
      facts: { name: 'a list' },
      href: '/admin',
      total: to,
    }),
  );
  return id;
}

const tasksOf = async (who: Person) => (await call<{ tasks: TaskDto[] }>('GET', '/api/tasks', { as: who })).body.tasks;

async function until(who: Person, isSo: (task: TaskDto) => boolean): Promise<TaskDto> {
  for (let tries = 0; tries < 300; tries += 1) {
    const task = (await tasksOf(who)).find(isSo);
    if (task) return task;
    await sleep(50);
  }
  throw new Error(`it never came to that: ${JSON.stringify(await tasksOf(who))}`);
}

it('runs what was started, and tells its owner alone what came of it', async () => {
  const [who, other] = [await person('ADMIN'), await person('ADMIN')];
  const id = await start(who);
  expect(await tasksOf(who)).toMatchObject([{ id, state: 'WAITING', total: 3, facts: { name: 'a list' } }]);
  runTasks(async ({ input, keep, write }) => {
    for (let at = 1; at <= input.to; at += 1) {
      await keep({ at }, { done: at });
      await write(`row ${at}\n`);
    }
    return { result: { rows: input.to }, file: { name: 'rows.txt', type: 'text/plain' } };
  });
  const done = await until(who, ({ state }) => state === 'DONE');
  expect(done).toMatchObject({ id, done: 3, total: 3, result: { rows: 3 }, file: 'rows.txt', href: '/admin' });

  const { pieces } = await queries.taskFile(asActor(who), id);
  const text: string[] = [];
  for await (const piece of pieces) text.push(Buffer.from(piece).toString());
  expect(text.join('')).toBe('row 1\nrow 2\nrow 3\n');
  const kept = await testDatabase().query('SELECT input, checkpoint FROM long_task WHERE id = $1', [id]);
  expect(kept.rows).toEqual([{ input: null, checkpoint: null }]);

  expect(await tasksOf(other)).toEqual([]);
  const user = asActor(await person());
  await expect(queries.taskFile(user, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(useCases.cancelTask(user, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await useCases.dismissTask(asActor(who), id);
  expect(await tasksOf(who)).toEqual([]);
});

it('stops where its owner cancels it, at once where it waits', async () => {
  const who = await person('ADMIN');
  const id = await start(who);
  await useCases.cancelTask(asActor(who), id);
  expect(await tasksOf(who)).toMatchObject([{ id, state: 'CANCELLED' }]);

  const second = await start(who, 1_000_000);
  let last = 0;
  runTasks(async ({ input, keep }) => {
    for (let at = 1; at <= input.to; at += 1) {
      last = at;
      await keep({ at }, { done: at });
    }
    return {};
  });
  await until(who, (task) => task.id === second && task.done > 0);
  await useCases.cancelTask(asActor(who), second);
  const stopped = await until(who, (task) => task.id === second && task.state === 'CANCELLED');
  expect(stopped).toMatchObject({ done: last, isCancelling: true });
  expect(last).toBeLessThan(1_000_000);
});

it('is tried again where something is away, and keeps why it failed in the end', async () => {
  const who = await person('ADMIN');
  await start(who);
  let tries = 0;
  runTasks(async () => {
    tries += 1;
    throw new AppError(tries === 1 ? 'UNAVAILABLE' : 'CONFLICT', 'It was not to be.');
  });
  expect(await until(who, ({ state }) => state === 'FAILED')).toMatchObject({ problem: 'CONFLICT' });
  expect(tries).toBe(2);
});

it('goes on in a later run, and an earlier one that was taken for dead writes nothing more', async () => {
  const who = await person('ADMIN');
  const id = await start(who);
  const first = await runs.begin(id, clock.now());
  if (!first) throw new Error('it did not begin');
  expect(await runs.report(first, { done: 1 }, { at: 1 })).toBe('goes-on');
  expect(await runs.writeChunk(first, 0, Buffer.from('half'))).toBe('goes-on');

  const second = await runs.begin(id, clock.now());
  expect(second).toMatchObject({ run: 2, checkpoint: { at: 1 }, done: 1, total: 3 });
  if (!second) throw new Error('it did not go on');
  expect(await runs.report(first, { done: 2 })).toBe('lost');
  expect(await runs.writeChunk(first, 1, Buffer.from('late'))).toBe('lost');
  await runs.end(first, { state: 'FAILED', problem: 'INTERNAL' }, clock.now());
  expect(await tasksOf(who)).toMatchObject([{ state: 'RUNNING', done: 1 }]);
  const chunks = await testDatabase().query('SELECT FROM long_task_chunk WHERE task_id = $1', [id]);
  expect(chunks.rowCount).toBe(0);

  await runs.end(second, { state: 'DONE', result: {}, detail: null, file: null }, clock.now());
  expect(await runs.begin(id, clock.now())).toBeNull();
});

it('does not run for ever: what nobody runs any more has failed', async () => {
  const who = await person('ADMIN');
  const [left, waiting] = [await start(who), await start(who)];
  await runs.begin(left, clock.now());
  await runs.failLost(clock.now());
  expect((await tasksOf(who)).map(({ state }) => state).toSorted()).toEqual(['RUNNING', 'WAITING']);
  await testDatabase().query(`UPDATE long_task SET updated_at = now() - interval '6 minutes' WHERE user_id = $1`, [
    who.id,
  ]);
  await runs.failLost(clock.now());
  const tasks = await tasksOf(who);
  expect(tasks.find(({ id }) => id === left)).toMatchObject({ state: 'FAILED', problem: 'lost' });
  expect(tasks.find(({ id }) => id === waiting)).toMatchObject({ state: 'WAITING' });
});

it('is started ten times at once and no more, by one account', async () => {
  const who = await person('ADMIN');
  for (let times = 0; times < 10; times += 1) await start(who);
  await expect(start(who)).rejects.toMatchObject({ code: 'CONFLICT', facts: { reason: 'too_many_tasks' } });
  expect(await tasksOf(who)).toHaveLength(10);
});

it('is shown among ten by as many statements as alone', async () => {
  const who = await person('ADMIN');
  const show = () => queries.myTasks(asActor(who));
  await start(who);
  const few = await countQueries(show);
  for (let times = 1; times < 10; times += 1) await start(who);
  expect(few).toBeGreaterThan(0);
  expect(await countQueries(show)).toBe(few);
  expect((await show()).tasks).toHaveLength(10);
});

it('takes its file away after a day, and itself after ninety', async () => {
  const who = await person('ADMIN');
  const id = await start(who);
  const begun = await runs.begin(id, clock.now());
  if (!begun) throw new Error('it did not begin');
  await runs.writeChunk(begun, 0, Buffer.from('Ana'));
  const file = { name: 'names.csv', type: 'text/csv' };
  await runs.end(begun, { state: 'DONE', result: {}, detail: null, file }, clock.now());
  const ended = (ago: string) =>
    testDatabase().query(`UPDATE long_task SET ended_at = now() - $2::interval WHERE id = $1`, [id, ago]);
  const purge = () => purgeExpired(prismaSql(prisma()), new Date());

  expect(await purge()).toMatchObject({ taskFiles: 0, tasks: 0 });
  await ended('25 hours');
  expect(await tasksOf(who)).toMatchObject([{ id, file: null }]);
  await expect(queries.taskFile(asActor(who), id)).rejects.toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
  expect(await purge()).toMatchObject({ taskFiles: 1, tasks: 0 });
  await ended('91 days');
  expect(await purge()).toMatchObject({ tasks: 1 });
});
