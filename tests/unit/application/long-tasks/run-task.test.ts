import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { longTask, type TaskHandler, TaskStopped } from '@/application/long-tasks/long-task';
import type { BegunTask, Standing, TaskOutcome, TaskRuns } from '@/application/long-tasks/ports';
import { runnableTask } from '@/application/long-tasks/run-task';
import { AppError } from '@/domain/errors';
import { uuid } from '../../../support/builders.ts';

const input = z.object({ rows: z.int() });
const checkpoint = z.object({ at: z.int() });
const goesOn = longTask({ kind: 'counting', input, afterCrash: 'goes-on', checkpoint });
const fails = longTask({ kind: 'counting', input, afterCrash: 'fails' });

const BEGUN: BegunTask = {
  id: uuid(1),
  userId: uuid(2),
  run: 1,
  input: { rows: 10 },
  checkpoint: null,
  done: 0,
  total: null,
  isCancelled: false,
};

/** What is written of a task; `standing` is what whoever reports hears. */
function stage(begun: Partial<BegunTask> | null = {}) {
  let now = 0;
  const reported: unknown[] = [];
  const chunks: Uint8Array[] = [];
  const outcomes: TaskOutcome[] = [];
  const warned: unknown[] = [];
  const heard = { standing: 'goes-on' as Standing };
  const taskRuns: TaskRuns = {
    begin: async () => (begun ? { ...BEGUN, ...begun } : null),
    report: async (_task, progress, kept) => {
      reported.push(kept === undefined ? progress : { ...progress, kept });
      return heard.standing;
    },
    end: async (_task, outcome) => void outcomes.push(outcome),
    writeChunk: async (_task, number, bytes) => {
      chunks[number] = bytes;
      return heard.standing;
    },
    failLost: async () => undefined,
  };
  const run = runnableTask({
    taskRuns,
    clock: { now: () => new Date(now) },
    log: { warn: (facts) => void warned.push(facts) },
  });
  const ending = new AbortController();
  return {
    reported,
    chunks,
    outcomes,
    warned,
    heard,
    run,
    later: (ms: number) => {
      now += ms;
    },
    ending,
    attempt: { id: uuid(3), number: 1, isLast: false, signal: ending.signal },
  };
}
type Stage = ReturnType<typeof stage>;

const does = (at: Stage, handler: TaskHandler<typeof input, typeof checkpoint>, attempt = at.attempt) =>
  at.run(goesOn, handler).handle({ taskId: BEGUN.id }, attempt);

it('is called for by the start of a task of its kind, and of no other', () => {
  const { job } = stage().run(fails, async () => ({}));
  const started = (kind: string) =>
    job.after?.['task.started']?.({
      type: 'task.started',
      id: uuid(9),
      subjectId: BEGUN.id,
      occurredAt: new Date(0),
      payload: { kind },
    });
  expect(job.name).toBe('task-counting');
  expect(started('counting')).toEqual({ key: BEGUN.id, payload: { taskId: BEGUN.id } });
  expect(started('other')).toBeNull();
});

it('ends with what its handler says of it', async () => {
  const at = stage();
  await does(at, async ({ input }) => ({ result: { rows: input.rows }, detail: ['a'] }));
  expect(at.outcomes).toEqual([{ state: 'DONE', result: { rows: 10 }, detail: ['a'], file: null }]);
});

it('does nothing where the task has ended already', async () => {
  const at = stage(null);
  await does(at, async () => expect.fail('it ran'));
  expect(at.outcomes).toEqual([]);
});

describe('how far it is', () => {
  it('is written twice a second at most, and at the end', async () => {
    const at = stage();
    await does(at, async ({ report }) => {
      at.later(1_000);
      for (let done = 1; done <= 500; done += 1) await report({ done, total: 500 });
      at.later(500);
      await report({ done: 501, total: 502 });
      await report({ done: 502 });
      return {};
    });
    expect(at.reported).toEqual([
      { done: 1, total: 500 },
      { done: 501, total: 502 },
      { done: 502, total: 502 },
    ]);
  });

  it('is surely written where it is where to go on', async () => {
    const at = stage({ checkpoint: { at: 4 }, done: 4, total: 10, run: 2 });
    await does(at, async ({ checkpoint, keep }) => {
      expect(checkpoint).toEqual({ at: 4 });
      await keep({ at: 5 }, { done: 5 });
      await keep({ at: 6 }, { done: 6 });
      return {};
    });
    expect(at.reported).toEqual([
      { done: 5, total: 10, kept: { at: 5 } },
      { done: 6, total: 10, kept: { at: 6 } },
    ]);
  });
});

describe('it stops', () => {
  it('before it begins, where it was cancelled by then', async () => {
    const at = stage({ isCancelled: true });
    await does(at, async () => expect.fail('it ran'));
    expect(at.outcomes).toEqual([{ state: 'CANCELLED' }]);
  });

  it.each([
    ['cancelled', [{ state: 'CANCELLED' }]],
    // Whoever has it now says what becomes of it.
    ['lost', []],
  ] as const)('at its next step where it is %s', async (standing, outcomes) => {
    const at = stage();
    at.heard.standing = standing;
    let isCleanedUp = false;
    await does(at, async ({ keep }) => {
      try {
        await keep({ at: 1 }, { done: 1 });
        return expect.fail('it went on');
      } finally {
        isCleanedUp = true;
      }
    });
    expect(at.outcomes).toEqual(outcomes);
    expect(isCleanedUp).toBe(true);
  });

  it('where the process ends, to go on in another one', async () => {
    const at = stage();
    at.ending.abort();
    await expect(
      does(at, async ({ report }) => {
        await report({ done: 1 });
        return {};
      }),
    ).rejects.toThrow(TaskStopped);
    expect(at.outcomes).toEqual([]);
  });

  it('where the process ends and it cannot go on: it was interrupted', async () => {
    const at = stage();
    at.ending.abort();
    await at
      .run(fails, async ({ report }) => {
        await report({ done: 1 });
        return {};
      })
      .handle({ taskId: BEGUN.id }, at.attempt);
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: 'interrupted' }]);
  });

  it('after a crash, where it cannot go on', async () => {
    const at = stage({ run: 2 });
    await at.run(fails, async () => expect.fail('it ran')).handle({ taskId: BEGUN.id }, at.attempt);
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: 'interrupted' }]);
  });
});

describe('what goes wrong', () => {
  const broken = async () => {
    throw new Error('the disk is full');
  };

  it('for a reason that we know is said at once, and logged once', async () => {
    const at = stage();
    const taken = new AppError('CONFLICT', 'taken');
    await does(at, async () => {
      throw taken;
    });
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: 'CONFLICT' }]);
    expect(at.warned).toEqual([{ err: taken, task: BEGUN.id, problem: 'CONFLICT' }]);
  });

  it.each(['UNAVAILABLE', 'INTERNAL'] as const)('%s may pass: it is tried again, and said in the end', async (code) => {
    const at = stage();
    const away = async () => {
      throw new AppError(code, 'away');
    };
    await expect(does(at, away)).rejects.toMatchObject({ code });
    expect([at.outcomes, at.warned]).toEqual([[], []]);
    await does(at, away, { ...at.attempt, isLast: true });
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: code }]);
    expect(at.warned).toHaveLength(1);
  });

  it('is not tried again where it would be done twice, even if it may pass', async () => {
    const at = stage();
    const away = async () => {
      throw new AppError('UNAVAILABLE', 'away');
    };
    await at.run(fails, away).handle({ taskId: BEGUN.id }, at.attempt);
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: 'UNAVAILABLE' }]);
  });

  it('otherwise is tried again, and in the end said and logged', async () => {
    const at = stage();
    await expect(does(at, broken)).rejects.toThrow('the disk is full');
    expect(at.outcomes).toEqual([]);
    await does(at, broken, { ...at.attempt, isLast: true });
    expect(at.outcomes).toEqual([{ state: 'FAILED', problem: 'INTERNAL' }]);
    expect(at.warned).toHaveLength(1);
  });
});

it('writes its file in pieces of one size', async () => {
  const at = stage();
  const line = 'x'.repeat(1_023).concat('\n');
  await does(at, async ({ write }) => {
    for (let lines = 0; lines < 600; lines += 1) await write(line);
    return { file: { name: 'lines.csv', type: 'text/csv' } };
  });
  expect(at.chunks.map(({ length }) => length)).toEqual([...Array(9).fill(64 * 1024), 24 * 1024]);
  expect(Buffer.concat(at.chunks).toString()).toBe(line.repeat(600));
});
