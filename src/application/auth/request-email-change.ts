import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { confirmIdentity } from './confirm-identity.ts';
import { isMailedEnough, mailLink } from './mailed-link.ts';
import { noticeOf } from './notice.ts';
import type { Background, LinkTokens, OneTimeLinks, OutgoingMail, Passwords, Sessions, Users } from './ports.ts';
import type { ChangeEmailInput } from './schema.ts';
import { tellOwnerOfTakenAddress } from './taken-address.ts';

type Deps = {
  users: Users;
  sessions: Sessions;
  passwords: Passwords;
  oneTimeLinks: OneTimeLinks;
  links: LinkTokens;
  outgoingMail: OutgoingMail;
  background: Background;
  clock: Clock;
  transaction: Transaction;
};

/**
 * Mails a link to the new address, and word of it to the one there is. Nothing changes before the link is opened. An
 * address that is another account's gets no link; the caller does not learn that, its owner does.
 * @throws AppError INVALID_CREDENTIALS | VALIDATION_ERROR | RATE_LIMITED | FORBIDDEN | UNAUTHORIZED | UNAVAILABLE
 */
export const requestEmailChange =
  (d: Deps) =>
  async (actor: Actor, { email, password }: ChangeEmailInput): Promise<void> => {
    authorize(actor, 'account.update');
    const confirmed = await confirmIdentity(d)(actor, password);
    if (email === confirmed.email) {
      throw new AppError('VALIDATION_ERROR', 'This is your address already.', {
        fields: [{ field: 'email', code: 'email_unchanged', message: 'is the address there is' }],
      });
    }
    if (await isMailedEnough(d, confirmed.id, 'CHANGE_EMAIL')) {
      throw new AppError('RATE_LIMITED', 'Enough of these mails are under way. Look for the last one.', {
        retryAfter: 3600,
      });
    }
    const isTaken = (await d.users.findByLogin(email)) !== null;
    if (isTaken) tellOwnerOfTakenAddress(d, email);
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(confirmed.id);
      if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      const now = d.clock.now();
      await mailLink(d.links, tx, { user, purpose: 'CHANGE_EMAIL', email, now, isWithheld: isTaken });
      await tx.mail(noticeOf(user, 'email-change-requested', now));
    });
  };
