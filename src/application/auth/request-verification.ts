import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isMailedEnough, mailLink } from './mailed-link.ts';
import type { LinkTokens, OneTimeLinks, Users } from './ports.ts';

type Deps = { users: Users; oneTimeLinks: OneTimeLinks; links: LinkTokens; clock: Clock; transaction: Transaction };

/** Mails the actor a link that verifies their address; nothing where it is verified. @throws AppError UNAUTHORIZED | FORBIDDEN | RATE_LIMITED */
export const requestVerification =
  (d: Deps) =>
  async (actor: Actor): Promise<void> => {
    authorize(actor, 'account.update');
    const { id } = requireUser(actor);
    if (await isMailedEnough(d, id, 'VERIFY_EMAIL')) {
      throw new AppError('RATE_LIMITED', 'Enough of these mails are under way. Look for the last one.', {
        retryAfter: 3600,
      });
    }
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(id);
      if (!user || user.emailVerifiedAt) return;
      await mailLink(d.links, tx, { user, purpose: 'VERIFY_EMAIL', email: user.email, now: d.clock.now() });
    });
  };
