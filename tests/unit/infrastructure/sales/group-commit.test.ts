import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { groupCommit, type Outcome } from '@/infrastructure/sales/group-commit';

type Batch = {
  requests: number[];
  deadline: number;
  finish: (outcomes?: Outcome<string>[]) => void;
  fail: (error: Error) => void;
};

/** A queue whose batches end when the test says so. */
function queueByHand({ maxBatch = 3, maxWaiting = 100, timeoutMs = 1_000 } = {}) {
  const batches: Batch[] = [];
  const settle = (requests: number[], deadline: number) =>
    new Promise<Outcome<string>[]>((resolve, reject) => {
      const finish = (outcomes = requests.map((request): Outcome<string> => ({ answer: `sold ${request}` }))) =>
        resolve(outcomes);
      batches.push({ requests, deadline, finish, fail: reject });
    });
  const queue = groupCommit({ settle, maxBatch, maxWaiting, timeoutMs });
  const batch = (index: number): Batch => {
    const found = batches[index];
    if (!found) throw new Error(`there is no batch ${index}`);
    return found;
  };
  return { queue, batches, batch, requests: () => batches.map(({ requests }) => requests) };
}

/** Lets everything that waits for nothing but promises run. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

afterEach(() => vi.useRealTimers());

describe('the queue of an event', () => {
  it('starts the first caller at once and alone, in the same turn', () => {
    const { queue, requests } = queueByHand();
    void queue.submit(1);
    expect(requests()).toEqual([[1]]);
    expect(queue.isIdle).toBe(false);
  });

  it('collects the others while a batch is under way', async () => {
    const { queue, batch, requests } = queueByHand();
    const answers = [1, 2, 3].map((request) => queue.submit(request));
    batch(0).finish();
    await settled();
    expect(requests()).toEqual([[1], [2, 3]]);
    batch(1).finish();
    expect(await Promise.all(answers)).toEqual(['sold 1', 'sold 2', 'sold 3']);
    expect(queue.isIdle).toBe(true);
  });

  it('serves in the order of arrival, never more than a batch holds', async () => {
    const { queue, batches, batch, requests } = queueByHand({ maxBatch: 3 });
    const order: string[] = [];
    const all = Array.from({ length: 9 }, (_, request) => queue.submit(request).then((answer) => order.push(answer)));
    for (let index = 0; index < 4; index += 1) {
      expect(batches).toHaveLength(index + 1);
      batch(index).finish();
      await settled();
    }
    await Promise.all(all);
    expect(requests()).toEqual([[0], [1, 2, 3], [4, 5, 6], [7, 8]]);
    expect(order).toEqual(Array.from({ length: 9 }, (_, request) => `sold ${request}`));
  });

  it('refuses at once when it is full, and says when to come back', async () => {
    const { queue, batch } = queueByHand({ maxWaiting: 2 });
    const served = [1, 2, 3].map((request) => queue.submit(request));
    await expect(queue.submit(4)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 });
    batch(0).finish();
    await settled();
    served.push(queue.submit(5));
    batch(1).finish();
    await settled();
    batch(2).finish();
    expect(await Promise.all(served)).toEqual(['sold 1', 'sold 2', 'sold 3', 'sold 5']);
  });

  it('lets go of whoever waited too long, and of nobody else', async () => {
    vi.useFakeTimers({ now: 0 });
    const { queue, batch, requests } = queueByHand({ timeoutMs: 1_000 });
    const first = queue.submit(1);
    const late = expect(queue.submit(2)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 1 });
    await vi.advanceTimersByTimeAsync(600);
    const third = queue.submit(3);
    await vi.advanceTimersByTimeAsync(399);
    expect(requests()).toEqual([[1]]);
    await vi.advanceTimersByTimeAsync(1);
    await late;
    batch(0).finish();
    await settled();
    expect(requests()).toEqual([[1], [3]]);
    batch(1).finish();
    expect(await Promise.all([first, third])).toEqual(['sold 1', 'sold 3']);
  });

  it('tells a batch how long its first request may wait', async () => {
    vi.useFakeTimers({ now: 5_000 });
    const { queue, batch } = queueByHand({ timeoutMs: 1_000 });
    void queue.submit(1);
    await vi.advanceTimersByTimeAsync(10);
    void queue.submit(2);
    await vi.advanceTimersByTimeAsync(10);
    void queue.submit(3);
    batch(0).finish();
    await settled();
    expect([batch(0).deadline, batch(1).deadline]).toEqual([6_000, 6_010]);
    batch(1).finish();
  });

  it('keeps no timer when idle, nor for a caller who did not wait', async () => {
    vi.useFakeTimers();
    const { queue, batch } = queueByHand();
    const first = queue.submit(1);
    expect(vi.getTimerCount()).toBe(0);
    const second = queue.submit(2);
    expect(vi.getTimerCount()).toBe(1);
    batch(0).finish();
    await settled();
    batch(1).finish();
    await Promise.all([first, second]);
    await settled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails only the batch whose settling failed', async () => {
    const { queue, batch } = queueByHand({ maxBatch: 2 });
    const answers = Promise.allSettled([1, 2, 3, 4].map((request) => queue.submit(request)));
    batch(0).finish();
    await settled();
    batch(1).fail(new Error('disk on fire'));
    await settled();
    batch(2).finish();
    expect(await answers).toMatchObject([
      { value: 'sold 1' },
      { reason: { message: 'disk on fire' } },
      { reason: { message: 'disk on fire' } },
      { value: 'sold 4' },
    ]);
  });

  it('answers each of a batch with its own outcome, and none with silence', async () => {
    const { queue, batch } = queueByHand();
    const answers = Promise.allSettled([1, 2, 3, 4].map((request) => queue.submit(request)));
    batch(0).finish();
    await settled();
    batch(1).finish([{ answer: 'a seat' }, { error: new Error('sold out') }]);
    expect(await answers).toMatchObject([
      { value: 'sold 1' },
      { value: 'a seat' },
      { reason: { message: 'sold out' } },
      { reason: { message: 'a batch forgot one of its requests' } },
    ]);
  });

  it('starts again after it was idle', async () => {
    const settle = async (requests: number[]) => {
      await sleep(1);
      return requests.map((request): Outcome<string> => ({ answer: `sold ${request}` }));
    };
    const queue = groupCommit({ settle, maxBatch: 2, maxWaiting: 2, timeoutMs: 1_000 });
    for (const request of [1, 2, 3]) expect(await queue.submit(request)).toBe(`sold ${request}`);
    expect(queue.isIdle).toBe(true);
  });
});
