import { afterEach, describe, expect, it, vi } from 'vitest';
import { aRoom, COME_BACK, clockByHand, queueByHand, settled } from '../../../support/queue-by-hand.ts';

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

  it('refuses at once when no place is free, and leaves some places to other queues', async () => {
    const room = aRoom(10);
    const [hot, cold] = [queueByHand({ room }), queueByHand({ room })];
    const served = Array.from({ length: 8 }, (_, request) => hot.queue.submit(request));
    // Whoever is being served counts: eight, four times the two places that are left.
    expect(room.taken).toBe(8);
    await expect(hot.queue.submit(9)).rejects.toMatchObject(COME_BACK);
    served.push(cold.queue.submit(1), cold.queue.submit(2));
    for (let index = 0; index < 4; index += 1) {
      hot.batch(index).finish();
      await settled();
    }
    for (let index = 0; index < 2; index += 1) {
      cold.batch(index).finish();
      await settled();
    }
    await Promise.all(served);
    expect(room.taken).toBe(0);
  });

  it('takes a crowd in one moment, since nothing says yet that it would wait long', async () => {
    const { queue, batches, batch } = queueByHand({ maxBatch: 256, room: aRoom(20_000) });
    const crowd = Array.from({ length: 5_000 }, (_, request) => queue.submit(request));
    for (let index = 0; index < 21; index += 1) {
      expect(batches).toHaveLength(index + 1);
      batch(index).finish();
      await settled();
    }
    expect(await Promise.all(crowd)).toHaveLength(5_000);
  });

  it('refuses nobody of a crowd whose first batches are held up while it is read', async () => {
    clockByHand();
    const { queue, batches, batch } = queueByHand({ maxBatch: 256, room: aRoom(20_000), timeoutMs: 60_000 });
    const crowd: Promise<unknown>[] = [];
    const come = (count: number) => {
      for (let request = 0; request < count; request += 1) crowd.push(queue.submit(request));
    };
    for (let index = 0; index < 2; index += 1) {
      come(2_000);
      await vi.advanceTimersByTimeAsync(400);
      batch(index).finish();
      await settled();
    }
    come(1_000);
    for (let index = 2; index < 21; index += 1) {
      expect(batches).toHaveLength(index + 1);
      batch(index).finish();
      await settled();
    }
    expect(await Promise.all(crowd)).toHaveLength(5_000);
  });

  it('refuses whoever would wait too long by the pace of the last batches, and takes them again when it is quicker', async () => {
    clockByHand();
    const { queue, batches, batch } = queueByHand({ maxBatch: 1, longestWaitMs: 5_000, timeoutMs: 60_000 });
    const outcomes: Promise<unknown>[] = [];
    const come = () => {
      const outcome = queue.submit(1);
      outcomes.push(outcome.catch(() => undefined));
      return outcome;
    };
    const finishAfter = async (milliseconds: number) => {
      await vi.advanceTimersByTimeAsync(milliseconds);
      batch(batches.length - 1).finish();
      await settled();
    };
    for (let request = 0; request < 20; request += 1) void come();
    for (let slow = 0; slow < 12; slow += 1) await finishAfter(1_000);
    // Seven wait behind the one under way, about a second each.
    await expect(come()).rejects.toMatchObject(COME_BACK);
    for (let slow = 0; slow < 6; slow += 1) await finishAfter(1_000);
    void come();
    expect(batches).toHaveLength(19);
    await finishAfter(1);
    await finishAfter(1);
    await finishAfter(1);
    await Promise.all(outcomes);
    expect(queue.isIdle).toBe(true);
  });

  it('counts a batch that does not end as the wait that it is', async () => {
    clockByHand();
    const { queue, batch } = queueByHand({ timeoutMs: 60_000 });
    const first = queue.submit(1);
    await vi.advanceTimersByTimeAsync(5_001);
    await expect(queue.submit(2)).rejects.toMatchObject(COME_BACK);
    batch(0).finish();
    expect(await first).toBe('sold 1');
  });

  it('keeps its pace when somebody sets the clock', async () => {
    clockByHand();
    const { queue, batch, requests } = queueByHand({ timeoutMs: 60_000 });
    const answers = [queue.submit(1)];
    vi.setSystemTime(3_600_000);
    answers.push(queue.submit(2));
    batch(0).finish();
    await settled();
    answers.push(queue.submit(3));
    batch(1).finish();
    await settled();
    expect(requests()).toEqual([[1], [2], [3]]);
    batch(2).finish();
    expect(await Promise.all(answers)).toEqual(['sold 1', 'sold 2', 'sold 3']);
  });

  it('does not serve who left, and gives their place to the next', async () => {
    const gone = new Set([2, 4]);
    const room = aRoom();
    const { queue, batch, requests } = queueByHand({ maxBatch: 2, room, isGone: (request) => gone.has(request) });
    const answers = Promise.allSettled([1, 2, 3, 4, 5].map((request) => queue.submit(request)));
    batch(0).finish();
    await settled();
    expect(requests()).toEqual([[1], [3, 5]]);
    batch(1).finish();
    expect((await answers).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(room.taken).toBe(0);
  });

  it('lets go of whoever waited too long, and of nobody else', async () => {
    clockByHand();
    const { queue, batch, requests } = queueByHand({ timeoutMs: 1_000 });
    const first = queue.submit(1);
    const late = expect(queue.submit(2)).rejects.toMatchObject(COME_BACK);
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

  it('tells a batch how long each of its requests may wait', async () => {
    clockByHand();
    const begun = performance.now();
    const { queue, batch } = queueByHand({ timeoutMs: 1_000 });
    void queue.submit(1);
    await vi.advanceTimersByTimeAsync(10);
    void queue.submit(2);
    await vi.advanceTimersByTimeAsync(10);
    void queue.submit(3);
    batch(0).finish();
    await settled();
    expect([batch(0).deadlines, batch(1).deadlines]).toEqual([[begun + 1_000], [begun + 1_010, begun + 1_020]]);
    batch(1).finish();
  });

  it('keeps no timer when idle, nor for a caller who did not wait', async () => {
    clockByHand();
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

  it('learns nothing of its pace from a batch that was lost with its connection', async () => {
    clockByHand();
    const paces = [true, false].map((isTypical) => {
      const { queue, batches, batch } = queueByHand({ maxBatch: 1, timeoutMs: 60_000 });
      return { queue, batches, batch, isTypical };
    });
    const outcomes: Promise<unknown>[] = [];
    for (const { queue } of paces) for (let n = 0; n < 6; n += 1) outcomes.push(queue.submit(n).catch(() => undefined));
    await vi.advanceTimersByTimeAsync(4_900);
    for (const { batch, isTypical } of paces) batch(0).finish(undefined, isTypical);
    await settled();
    const isRefusing = paces.map(({ queue }) => queue.isRefusing('the only event'));
    expect(isRefusing).toEqual([true, false]);
    for (let index = 1; index < 6; index += 1) {
      for (const { batch } of paces) batch(index).finish();
      await settled();
    }
    await Promise.all(outcomes);
  });

  it('hands out what a large batch settled in several turns, in their order', async () => {
    const { queue, batch } = queueByHand({ maxBatch: 256, room: aRoom(1_000) });
    const order: number[] = [];
    const ask = (request: number) => queue.submit(request).then(() => order.push(request));
    const all = Promise.all(Array.from({ length: 201 }, (_, request) => ask(request)));
    batch(0).finish();
    await settled();
    batch(1).finish();
    await settled();
    // Between two turns whatever else is ready is served.
    expect(order.length).toBeLessThan(100);
    await all;
    expect(order).toEqual(Array.from({ length: 201 }, (_, request) => request));
  });

  it('starts again after it was idle', async () => {
    const { queue, batch } = queueByHand();
    for (const request of [1, 2, 3]) {
      const answer = queue.submit(request);
      batch(request - 1).finish();
      expect(await answer).toBe(`sold ${request}`);
      await settled();
      expect(queue.isIdle).toBe(true);
    }
  });
});
