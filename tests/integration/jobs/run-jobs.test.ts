import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { type Handler, job, type Runnable, runnable } from '@/application/jobs/job';
import type { DomainEvent } from '@/domain/domain-events';
import { createPool } from '@/infrastructure/db/pool';
import { env } from '@/infrastructure/env';
import { recordSql, toRows } from '@/infrastructure/events/record';
import { type RunningJobs, runJobs } from '@/infrastructure/jobs/run-jobs';
import { testDatabase } from '../../support/database.ts';

const soldOut = (slug: string): DomainEvent => ({ type: 'event.sold-out', subjectId: randomUUID(), payload: { slug } });
const record = (...slugs: string[]) =>
  testDatabase().query(recordSql(), [JSON.stringify(toRows(slugs.map(soldOut), new Date()))]);

const pool = createPool(env().DATABASE_URL, 2, 'test-dispatch');
const running: RunningJobs[] = [];
const done: string[] = [];
let name: string;

/** A job of its own for each test, which notes the slug of every event that is sold out. */
function noting(handler: Handler<typeof payload>): Runnable {
  const definition = job({
    name,
    payload,
    after: {
      'event.sold-out': ({ payload: { slug } }) => (slug === 'nobody' ? null : { key: slug, payload: { slug } }),
    },
    retries: { limit: 1, first: 1, longest: 1 },
    atOnce: 5,
  });
  return runnable(definition, handler);
}
const payload = z.object({ slug: z.string().max(20) });
const note: Handler<typeof payload> = async ({ slug }) => {
  done.push(slug);
};

function start(...runnables: Runnable[]) {
  const jobs = runJobs({ databaseUrl: env().DATABASE_URL, pool, runnables, mailQueue: 'send-mail' });
  running.push(jobs);
  return jobs;
}

async function until(isSo: () => boolean | Promise<boolean>) {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 300) throw new Error(`it never came to that; done: ${done.join(', ')}`);
    await sleep(50);
  }
}
const dead = async () => (await testDatabase().query(`SELECT data FROM pgboss.job WHERE name = 'dead-letters'`)).rows;

beforeEach(() => {
  name = `note-${randomUUID()}`;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
  done.length = 0;
  await testDatabase().query(`DELETE FROM pgboss.job WHERE name = 'dead-letters'`);
});

it('does once what a recorded event calls for, and nothing where it calls for nothing', async () => {
  start(noting(note));
  await record('a', 'nobody', 'b', 'a');
  await until(() => done.length >= 2);
  await sleep(200);
  expect(done.toSorted()).toEqual(['a', 'b']);
});

it('does once what two processes hear of', async () => {
  start(noting(note));
  start(noting(note));
  const slugs = Array.from({ length: 200 }, (_, index) => `s${index}`);
  for (const slug of slugs) await record(slug);
  await until(() => done.length >= slugs.length);
  await sleep(300);
  expect(done.toSorted()).toEqual(slugs.toSorted());
});

it('does later what happened while nobody ran, before the first start too', async () => {
  await record('meanwhile');
  start(noting(note));
  await until(() => done.includes('meanwhile'));
});

it('tries again what failed, puts aside what fails for good, and goes on past it', async () => {
  const tries: string[] = [];
  start(
    noting(async ({ slug }, { number, isLast }) => {
      tries.push(`${slug}${number}${isLast ? '!' : ''}`);
      if (slug === 'poison' || (slug === 'once' && number === 1)) throw new Error('no');
      done.push(slug);
    }),
  );
  await record('poison', 'once', 'good');
  await until(async () => (await dead()).length === 1);
  await until(() => done.length === 2);
  expect(done.toSorted()).toEqual(['good', 'once']);
  expect(tries.filter((each) => each.startsWith('poison'))).toEqual(['poison1', 'poison2!']);
});

it('puts aside an event that a job cannot make sense of, and hands on those behind it', async () => {
  start(noting(note));
  await record('x'.repeat(30), 'fine');
  await until(() => done.includes('fine'));
  expect(await dead()).toMatchObject([{ data: { job: name } }]);
});

it('finishes what runs when it is stopped', async () => {
  let hasBegun = false;
  const jobs = start(
    noting(async ({ slug }) => {
      hasBegun = true;
      await sleep(400);
      done.push(slug);
    }),
  );
  await record('slow');
  await until(() => hasBegun);
  await jobs.stop();
  expect(done).toEqual(['slow']);
});
