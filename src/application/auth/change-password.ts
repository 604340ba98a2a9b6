import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import { type Actor, sessionOf } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { noticeOf } from './notice.ts';
import { assurePasswordFits } from './password-rules.ts';
import type { CommonPasswords, Passwords, Sessions, Users } from './ports.ts';
import type { ChangePasswordInput } from './schema.ts';

type Deps = {
  users: Users;
  sessions: Sessions;
  passwords: Passwords;
  commonPasswords: CommonPasswords;
  clock: Clock;
  transaction: Transaction;
};

/**
 * Sets a new password and ends every other session: whoever knew the old one is out. Reset links that are under way
 * are good for nothing any more.
 * @throws AppError INVALID_CREDENTIALS | VALIDATION_ERROR | FORBIDDEN | UNAUTHORIZED | UNAVAILABLE
 */
export const changePassword =
  (d: Deps) =>
  async (actor: Actor, { currentPassword, newPassword }: ChangePasswordInput): Promise<void> => {
    authorize(actor, 'account.update');
    const confirmed = await confirmIdentity(d)(actor, currentPassword);
    assurePasswordFits(d.commonPasswords, newPassword, confirmed, 'newPassword');
    const passwordHash = await d.passwords.hash(newPassword);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(confirmed.id);
      // Somebody changed it meanwhile: what was confirmed is no longer the current one.
      if (user?.passwordHash !== confirmed.passwordHash) {
        throw new AppError('INVALID_CREDENTIALS', 'The current password is wrong.');
      }
      await tx.users.update(user.id, { passwordHash });
      await tx.links.revokeAll(user.id, ['RESET_PASSWORD'], now);
      await tx.sessions.revokeAll(user.id, sessionOf(actor), 'password-changed', now);
      await tx.record([{ type: 'user.password-changed', subjectId: user.id, payload: { how: 'changed' } }]);
      await tx.mail(noticeOf(user, 'password-changed', now));
    });
  };
