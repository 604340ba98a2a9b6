import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor, User } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Clock, Transaction, Tx } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import type { Proof } from '../second-factor/schema.ts';
import type { ServiceIdentity } from './ports.ts';

/**
 * Before somebody is sent to another service to link an account there. The address must be theirs: else whoever opened
 * an account with somebody else's address would keep a way in after its owner took it over.
 * @throws AppError FORBIDDEN with `reason: 'verify_email_first'`, and what `confirmOwner` throws
 */
export const beginLinking =
  (d: OwnerDeps) =>
  async (actor: Actor, proof: Proof): Promise<void> => {
    authorize(actor, 'account.update');
    assureVerified(await confirmOwner(d, actor, proof));
  };

/**
 * Links the account that the actor has just shown to be theirs at another service.
 * @throws AppError CONFLICT with `reason: 'linked_elsewhere'` | FORBIDDEN | UNAUTHORIZED
 */
export const linkAccount =
  (d: { transaction: Transaction; clock: Clock }) =>
  async (actor: Actor, identity: ServiceIdentity): Promise<void> => {
    authorize(actor, 'account.update');
    const { id } = requireUser(actor);
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(id);
      if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      assureVerified(user);
      const now = d.clock.now();
      await addLink(tx, user, identity, now);
      await tx.mail(linkedNotice(user, identity, now));
    });
  };

function assureVerified(user: User): void {
  if (user.emailVerifiedAt) return;
  throw new AppError('FORBIDDEN', 'Confirm your e-mail address first.', { facts: { reason: 'verify_email_first' } });
}

/** Whoever has the account's address hears of a new way in. */
export const linkedNotice = (user: User, { provider }: ServiceIdentity, now: Date) =>
  noticeOf(user, 'account-linked', now, { provider });

/** The user's row is locked before, or new. @throws AppError CONFLICT with `reason: 'linked_elsewhere'` */
export async function addLink(tx: Tx, user: User, { provider, subject, email }: ServiceIdentity, now: Date) {
  const link = { provider, subject, userId: user.id, email: email ?? user.email };
  const ownerId = await tx.linkedAccounts.add(link, now);
  if (ownerId !== user.id) {
    throw new AppError('CONFLICT', 'This account signs somebody else in.', { facts: { reason: 'linked_elsewhere' } });
  }
  await tx.audit({ action: 'linked-account.add', subjectId: user.id, detail: { provider } });
}
