import { describe, expect, it } from 'vitest';
import { turnsByAddress } from '@/presentation/http/server/turns-by-address';

/** Work that ends when told, and what has begun of it. */
function stage() {
  const begun: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const work = (name: string) => () => {
    begun.push(name);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    ends.set(name, (error) => (error ? reject(error) : resolve()));
    return promise;
  };
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

describe('pages of one address', () => {
  it('are made a few at a time, and none of another waits for them', async () => {
    const { begun, work, end } = stage();
    const inTurn = turnsByAddress(2);
    for (const name of ['a1', 'a2', 'a3', 'a4']) void inTurn('a', work(name));
    void inTurn('b', work('b1'));
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a2');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
    await end('a1');
    await end('a3');
    await end('a4');
    void inTurn('a', work('a5'));
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'a4', 'a5']);
  });

  it('go on after one that failed, which its caller is told', async () => {
    const { begun, work, end } = stage();
    const inTurn = turnsByAddress(1);
    const failing = inTurn('a', work('a1'));
    void inTurn('a', work('a2'));
    const told = expect(failing).rejects.toThrow('broken');
    await end('a1', new Error('broken'));
    await told;
    expect(begun).toEqual(['a1', 'a2']);
  });
});
