import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { backgroundWork } from '@/infrastructure/background';

const log = () => ({ warn: vi.fn(), error: vi.fn() });

describe('work that no answer waits for', () => {
  it('begins only after the answer had time to go out, one after the other, in order', async () => {
    const { run, settled } = backgroundWork(log());
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await sleep(1);
      steps.push(`${name} ends`);
    };
    run('a', work('a'));
    run('b', work('b'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(steps).toEqual([]);
    await settled();
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('that fails is logged, and the next is done all the same', async () => {
    const lines = log();
    const { run, settled } = backgroundWork(lines);
    const done = vi.fn(async () => {});
    run('mailing', () => Promise.reject(new Error('away')));
    run('mailing', async () => {
      throw new Error('away, too');
    });
    run('mailing', done);
    await settled();
    expect(done).toHaveBeenCalledOnce();
    expect(lines.error.mock.calls.map(([{ what, err }]) => [what, err.message])).toEqual([
      ['mailing', 'away'],
      ['mailing', 'away, too'],
    ]);
  });

  it('is left out where a thousand wait already, and taken again when they are done', async () => {
    const lines = log();
    const { run, settled } = backgroundWork(lines);
    const done = vi.fn(async () => {});
    for (let count = 0; count < 1_001; count += 1) run('mailing', done);
    expect(lines.warn).toHaveBeenCalledOnce();
    await settled();
    expect(done).toHaveBeenCalledTimes(1_000);
    run('mailing', done);
    await settled();
    expect(done).toHaveBeenCalledTimes(1_001);
  });
});
