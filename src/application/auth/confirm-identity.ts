import { AppError } from '../../domain/errors.ts';
import { requireUser } from '../../domain/policy.ts';
import type { Actor, User } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import type { Passwords, Sessions, Users } from './ports.ts';

export type ConfirmDeps = { users: Users; sessions: Sessions; passwords: Passwords; clock: Clock };

/** Without a password, having signed in this short a time ago says as much. */
const FRESH_MS = 10 * 60 * 1000;

/**
 * Makes sure that whoever sits at the device is the account's owner, before what a borrowed session must not do: by the
 * current password where the account has one, else by having signed in a moment ago.
 * @returns the account as it was confirmed
 * @throws AppError INVALID_CREDENTIALS | FORBIDDEN with `reason: 'sign_in_again'` | UNAUTHORIZED | UNAVAILABLE
 */
export const confirmIdentity =
  (d: ConfirmDeps) =>
  async (actor: Actor, password: string | undefined): Promise<User> => {
    const { id, sessionId } = requireUser(actor);
    const user = await d.users.findById(id);
    if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    if (user.passwordHash !== null) {
      const isRight = password !== undefined && (await d.passwords.matches(password, user.passwordHash));
      if (!isRight) throw new AppError('INVALID_CREDENTIALS', 'The current password is wrong.');
      return user;
    }
    const now = d.clock.now();
    const openedAt = await d.sessions.openedAt(sessionId, now);
    const isFresh = openedAt !== null && now.getTime() - openedAt.getTime() < FRESH_MS;
    if (isFresh) return user;
    throw new AppError('FORBIDDEN', 'Sign in again first, then do this within ten minutes.', {
      facts: { reason: 'sign_in_again' },
    });
  };
