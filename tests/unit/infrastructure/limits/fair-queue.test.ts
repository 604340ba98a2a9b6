import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fairQueue } from '@/infrastructure/limits/fair-queue';

const from = (address: string, account: string | null = null) => ({ address, account });

/** Takes out all that waits. */
function drain<T>(queue: { next(): T | undefined }): T[] {
  const all: T[] = [];
  for (let next = queue.next(); next !== undefined; next = queue.next()) all.push(next);
  return all;
}

describe('whose turn it is', () => {
  it('goes by arrival where everybody comes once', () => {
    const queue = fairQueue<string>(10);
    for (const name of ['a', 'b', 'c']) queue.add(name, from(name));
    expect(drain(queue)).toEqual(['a', 'b', 'c']);
  });

  it('changes between addresses, however many of one wait', () => {
    const queue = fairQueue<string>(10);
    for (const name of ['f1', 'f2', 'f3', 'f4']) queue.add(name, from('flood', name));
    queue.add('ana', from('home', 'ana'));
    queue.add('bea', from('work', 'bea'));
    expect(drain(queue)).toEqual(['f1', 'ana', 'bea', 'f2', 'f3', 'f4']);
  });

  it('changes between accounts, from however many addresses one is tried', () => {
    const queue = fairQueue<string>(10);
    for (const name of ['f1', 'f2', 'f3']) queue.add(name, from(name, 'victim'));
    queue.add('ana', from('home', 'ana'));
    expect(drain(queue)).toEqual(['f1', 'ana', 'f2', 'f3']);
  });

  it('comes soon for whoever arrives during a flood, which goes on too', () => {
    const queue = fairQueue<string>(20);
    for (let n = 0; n < 15; n += 1) queue.add(`flood ${n}`, from('flood'));
    const served: (string | undefined)[] = [];
    for (let n = 0; n < 6; n += 1) {
      served.push(queue.next());
      queue.add(`person ${n}`, from(`home ${n}`));
    }
    expect(served).toEqual(['flood 0', 'person 0', 'flood 1', 'person 1', 'person 2', 'flood 2']);
  });
});

describe('a full queue', () => {
  it('sends away the newest of the address with most waiting, not the newcomer', () => {
    const queue = fairQueue<string>(3);
    for (const name of ['f1', 'f2', 'f3']) expect(queue.add(name, from('flood', name))).toBe(undefined);
    expect(queue.add('ana', from('home', 'ana'))).toBe('f3');
    expect(queue.add('bea', from('work', 'bea'))).toBe('f2');
    expect(queue.add('f4', from('flood', 'f4'))).toBe('f4');
    expect(drain(queue)).toEqual(['f1', 'ana', 'bea']);
  });

  it('sends away the newest at the account with most waiting', () => {
    const queue = fairQueue<string>(3);
    for (const name of ['f1', 'f2', 'f3']) queue.add(name, from(name, 'victim'));
    expect(queue.add('ana', from('home', 'ana'))).toBe('f3');
  });

  it('sends away the newcomer where nobody has more than another', () => {
    const queue = fairQueue<string>(2);
    queue.add('a', from('1'));
    queue.add('b', from('2'));
    expect(queue.add('c', from('3'))).toBe('c');
  });
});

it('serves or sends away each once', () => {
  const step = fc.oneof(fc.record({ address: fc.nat(4), account: fc.nat(4) }), fc.constant('next' as const));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const queue = fairQueue<number>(5);
      const came: number[] = [];
      const gone: (number | undefined)[] = [];
      for (const [index, each] of steps.entries()) {
        if (each === 'next') gone.push(queue.next());
        else {
          came.push(index);
          gone.push(queue.add(index, from(`${each.address}`, `${each.account}`)));
        }
      }
      gone.push(...drain(queue));
      expect(gone.filter((index) => index !== undefined).toSorted((a, b) => a - b)).toEqual(came);
    }),
  );
});
