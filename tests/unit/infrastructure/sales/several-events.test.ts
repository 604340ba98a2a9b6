import { afterEach, describe, expect, it, vi } from 'vitest';
import { aRoom, type ByHand, COME_BACK, clockByHand, queueByHand, settled } from '../../../support/queue-by-hand.ts';

afterEach(() => vi.useRealTimers());

describe('the queues of several events', () => {
  /** 101 is the first buyer of event 1. */
  const laneOf = (request: number) => String(Math.floor(request / 100));
  const buyersOf = (event: number, count: number) => Array.from({ length: count }, (_, n) => 100 * event + n);
  const byEvent = (options: ByHand = {}) => queueByHand({ laneOf, maxBatch: 80, room: aRoom(1_000), ...options });
  const come = ({ queue }: ReturnType<typeof byEvent>, requests: number[]) =>
    Promise.all(requests.map((request) => queue.submit(request)));
  const finishAll = async ({ batches, batch }: ReturnType<typeof byEvent>, from: number) => {
    for (let index = from; index < batches.length; index += 1) {
      batch(index).finish();
      await settled();
    }
  };

  it('start at once while a connection is free, each alone', async () => {
    const queues = byEvent({ connections: 2 });
    const all = come(queues, [100, 200, 300]);
    expect(queues.portions()).toEqual([[[100]], [[200]]]);
    await finishAll(queues, 0);
    expect(await all).toEqual(['sold 100', 'sold 200', 'sold 300']);
  });

  it('share the next batch where few wait in each', async () => {
    const queues = byEvent();
    const all = come(queues, [100, 200, 300, 101, 201, 400]);
    queues.batch(0).finish();
    await settled();
    // Event 1 has just had its turn and is behind the others.
    expect(queues.portions()).toEqual([[[100]], [[200, 201], [300], [400], [101]]]);
    await finishAll(queues, 1);
    expect(await all).toHaveLength(6);
    expect(queues.queue.isIdle).toBe(true);
  });

  it('leave a batch of its own to one in which many wait, and have their turn before and after it', async () => {
    const queues = byEvent();
    const all = come(queues, [100, 200, ...buyersOf(5, 30), 300, 400]);
    await finishAll(queues, 0);
    expect(queues.portions()).toEqual([[[100]], [[200]], [buyersOf(5, 30)], [[300], [400]]]);
    await all;
  });

  it('never crowd one out: the hot event and the cold ones take turns', async () => {
    const queues = byEvent({ maxBatch: 20 });
    const all = come(queues, [...buyersOf(1, 90), 200]);
    queues.batch(0).finish();
    await settled();
    expect(queues.portions().slice(1)).toEqual([[[200]]]);
    await finishAll(queues, 1);
    expect(queues.portions()[2]).toEqual([buyersOf(1, 21).slice(1)]);
    await all;
  });

  it('have at most 64 together', async () => {
    const queues = byEvent();
    const events = Array.from({ length: 10 }, (_, event) => event + 1);
    const all = come(queues, [0, ...events.flatMap((event) => buyersOf(event, 12))]);
    await finishAll(queues, 0);
    expect(queues.portions().map((batch) => batch.flat().length)).toEqual([1, 60, 60]);
    await all;
  });

  it('do not wait for one of their batch that takes longer', async () => {
    const queues = byEvent({ connections: 2 });
    const all = come(queues, [100, 200, 300, 400]);
    queues.batch(0).finish();
    await settled();
    expect(queues.portions()[2]).toEqual([[300], [400]]);
    queues.batch(2).finishLane(1);
    await settled();
    // 300 is still under way; 400 comes again and shares nothing with it.
    const again = queues.queue.submit(401);
    queues.batch(1).finish();
    await settled();
    expect(queues.portions()[3]).toEqual([[401]]);
    const behind = queues.queue.submit(301);
    queues.batch(3).finish();
    await settled();
    expect(queues.batches).toHaveLength(4);
    queues.batch(2).finishLane(0);
    await settled();
    expect(queues.portions()[4]).toEqual([[301]]);
    queues.batch(4).finish();
    expect(await Promise.all([all, again, behind])).toHaveLength(3);
  });

  it('refuse a new one once the line for the connections is 5 s long, whoever made it', async () => {
    clockByHand();
    const queues = byEvent({ timeoutMs: 60_000 });
    const all = come(queues, [100, 200]);
    await vi.advanceTimersByTimeAsync(5_001);
    await expect(queues.queue.submit(300)).rejects.toMatchObject(COME_BACK);
    queues.batch(0).finish();
    await settled();
    const late = queues.queue.submit(400);
    await finishAll(queues, 1);
    expect(await Promise.all([all, late])).toHaveLength(2);
  });
});
