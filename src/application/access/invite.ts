import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { LinkTokens } from '../auth/ports.ts';
import type { Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import type { InviteInput } from './schema.ts';

type Deps = OwnerDeps & { links: LinkTokens; ids: Ids; transaction: Transaction };

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Mails somebody an offer of a role, which they take up with an account of that address. Making an administrator asks
 * once more who is asking.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | INVALID_CREDENTIALS | SECOND_FACTOR_REQUIRED | RATE_LIMITED | RESOURCE_NOT_FOUND
 *   where one of the events is gone
 */
export const invite =
  (d: Deps) =>
  async (actor: Actor, { email, role, eventIds, locale, ...proof }: InviteInput): Promise<void> => {
    authorize(actor, 'access.change');
    const { id: inviterId } = requireUser(actor);
    if (role === 'ADMIN') await confirmOwner(d, actor, proof);
    const now = d.clock.now();
    const token = d.links.next();
    const expiresAt = new Date(now.getTime() + INVITATION_MS);
    const wanted = role === 'ADMIN' ? [] : [...new Set(eventIds.map((id) => id.toLowerCase()))];
    await d.transaction(async (tx) => {
      const inviter = await tx.users.lock(inviterId);
      if (!inviter) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      const events = await tx.staff.lockEvents(wanted);
      if (events.length < wanted.length) {
        throw new AppError('RESOURCE_NOT_FOUND', 'One of these events is no longer there.');
      }
      const id = d.ids.next();
      const invitation = { id, email, role, eventIds: wanted, invitedBy: inviter.id, createdAt: now, expiresAt };
      await tx.invitations.create(invitation, d.links.hash(token));
      await tx.audit({
        action: 'invitation.send',
        subjectId: null,
        detail: { invitationId: id, role, eventIds: wanted },
      });
      await tx.mail({
        userId: inviter.id,
        recipient: email,
        locale,
        template: 'invitation',
        payload: {
          fromName: inviter.name,
          role,
          events: events.slice(0, 1).map(({ name }) => name),
          count: events.length,
          url: d.links.address('INVITATION', token, locale),
          expiresAt: expiresAt.toISOString(),
        },
      });
    });
  };

/** What was offered is good for nothing any more. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const revokeInvitation =
  (d: Pick<Deps, 'transaction' | 'clock'>) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'access.change');
    await d.transaction(async (tx) => {
      if (!isUuid(id) || !(await tx.invitations.revoke(id, d.clock.now()))) {
        throw new AppError('RESOURCE_NOT_FOUND', 'This invitation is not open any more.');
      }
      await tx.audit({ action: 'invitation.revoke', subjectId: null, detail: { invitationId: id } });
    });
  };
