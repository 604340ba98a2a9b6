import { compare, hash } from '@node-rs/bcrypt';
import type { Passwords } from '../../application/ports.ts';
import { AppError } from '../../domain/errors.ts';

const BCRYPT_COST = 12;
const MAX_WAITING = 20;

// A bcrypt hash of no password anybody has, at our cost, so that an unknown user takes as long as a known one.
const NOBODY = '$2b$12$eImiTXuWVxfM37uY4JANjO.M5Qf5rW1BfP5VQ0F1v8w6vJcYbN2dW';

// bcrypt ignores what follows the 72nd byte, and repeats a shorter password with a NUL between.
const isReadWhole = (password: string) => Buffer.byteLength(password) <= 72 && !password.includes('\0');

/**
 * One hash at a time: each takes a core for about 190 ms, and two at once would leave none for the sale.
 * Past 20 waiting, the next is told to come back.
 */
export function passwords(): Passwords {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= MAX_WAITING) {
      throw new AppError('UNAVAILABLE', 'Many people are signing in right now. Try again in a moment.', {
        retryAfter: 5,
      });
    }
    waiting += 1;
    const turn = last.then(work, work).finally(() => {
      waiting -= 1;
    });
    last = turn;
    return turn;
  };

  return {
    hash: async (password) => inTurn(() => hash(password, { cost: BCRYPT_COST })),
    matches: async (password, stored) => {
      const matched = await inTurn(() => compare(password, stored ?? NOBODY));
      return matched && stored !== null && isReadWhole(password);
    },
  };
}
