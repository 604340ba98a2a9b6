import { describe, expect, it } from 'vitest';
import { turns } from '@/infrastructure/assistant/turns';

const NEVER = new AbortController().signal;
const tick = () => new Promise(setImmediate);

describe('turns', () => {
  it('lets as many in as it has places, then the others in the order in which they came', async () => {
    const { take } = turns({ atOnce: 2, waiting: 8, ofOneKey: 10 });
    const entered: string[] = [];
    const enter = async (name: string) => {
      const release = await take(name, NEVER);
      entered.push(name);
      return release;
    };
    const all = ['a', 'b', 'c', 'd'].map(enter);
    await tick();
    expect(entered).toEqual(['a', 'b']);
    (await all[0])?.();
    await tick();
    expect(entered).toEqual(['a', 'b', 'c']);
    (await all[1])?.();
    (await all[2])?.();
    await tick();
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
  });

  it('tells each its place, anew whenever it changes', async () => {
    const { take } = turns({ atOnce: 1, waiting: 8, ofOneKey: 10 });
    const release = await take('a', NEVER);
    const places: Record<string, number[]> = { b: [], c: [] };
    const b = take('b', NEVER, (place) => places.b?.push(place));
    const leaving = new AbortController();
    const between = take('x', leaving.signal);
    const c = take('c', NEVER, (place) => places.c?.push(place));
    leaving.abort(new Error('left'));
    await expect(between).rejects.toThrow('left');
    release();
    (await b)();
    await c;
    expect(places.b?.at(0)).toBe(1);
    expect(places.c).toEqual([3, 2, 1]);
  });

  it('is busy where the line is full, and where one has too many places', async () => {
    const { take } = turns({ atOnce: 1, waiting: 2, ofOneKey: 2 });
    const release = await take('a', NEVER);
    const second = take('a', NEVER);
    await expect(take('a', NEVER)).rejects.toMatchObject({ reason: 'busy' });
    const third = take('b', NEVER);
    await expect(take('c', NEVER)).rejects.toMatchObject({ reason: 'busy' });
    release();
    (await second)();
    (await third)();
    // All is given back: as many as at first get in.
    (await take('a', NEVER))();
    (await take('c', NEVER))();
  });

  it('gives a place back once, however often it is said', async () => {
    const { take } = turns({ atOnce: 1, waiting: 2, ofOneKey: 5 });
    const release = await take('a', NEVER);
    release();
    release();
    await take('b', NEVER);
    let isIn = false;
    void take('c', NEVER).then(() => {
      isIn = true;
    });
    await tick();
    expect(isIn).toBe(false);
  });

  it('lets nobody in who has left already', async () => {
    const { take } = turns({ atOnce: 1, waiting: 2, ofOneKey: 5 });
    await expect(take('a', AbortSignal.abort(new Error('left')))).rejects.toThrow('left');
    await take('b', NEVER);
  });
});
