import type { Passwords } from '../../application/auth/ports.ts';
import { oneAtATime } from '../limits/one-at-a-time.ts';
import { type Computed, type Job, passwordThread } from './password-thread.ts';

const BCRYPT_COST = 12;
const MOST_WAITING = 20;

// A bcrypt hash of no password anybody has, at our cost, so that an unknown user takes as long as a known one.
const NOBODY = '$2b$12$eImiTXuWVxfM37uY4JANjO.M5Qf5rW1BfP5VQ0F1v8w6vJcYbN2dW';

// bcrypt ignores what follows the 72nd byte, and repeats a shorter password with a NUL between.
const isReadWhole = (password: string) => Buffer.byteLength(password) <= 72 && !password.includes('\0');

/**
 * One hash at a time: each takes a core for about 190 ms. Callers take turns, and past 20 waiting one gives way. Where a
 * password was wrong its address waits for as long as that took: who guesses keeps half of a core busy, not one.
 */
export function passwords(compute: (job: Job) => Promise<Computed> = passwordThread()): Passwords {
  const inTurn = oneAtATime(compute, {
    mostWaiting: MOST_WAITING,
    tooMany: 'Many people are signing in right now.',
    isHeldBack: (computed) => 'matches' in computed && !computed.matches,
  });
  return {
    async hash(password) {
      const computed = await inTurn({ kind: 'hash', password, cost: BCRYPT_COST });
      if (!('hash' in computed)) throw new Error('the thread for passwords answered something else');
      return computed.hash;
    },
    async matches(password, stored) {
      const computed = await inTurn({ kind: 'compare', password, stored: stored ?? NOBODY });
      return 'matches' in computed && computed.matches && stored !== null && isReadWhole(password);
    },
  };
}
