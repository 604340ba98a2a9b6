import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor, User } from '../../domain/user.ts';
import { linkIsGone } from '../auth/mailed-link.ts';
import type { LinkTokens } from '../auth/ports.ts';
import type { Clock, Transaction, Tx } from '../ports.ts';
import { giveRoles } from './change-event-roles.ts';
import type { OpenInvitation } from './ports.ts';
import { isAcceptable } from './queries.ts';

type Deps = { links: LinkTokens; transaction: Transaction; clock: Clock };

/**
 * Gives the reader what they were invited to. Only an account of the address that the mail went to may: whoever is sent
 * a forwarded mail, or reads a link over somebody's shoulder, gets nothing. That the token is known shows that mail to
 * the address arrives.
 * @throws AppError UNAUTHORIZED | FORBIDDEN with `reason: 'other_address'` | CONFLICT | RESOURCE_NOT_FOUND with
 *   `reason: 'link_gone'`
 */
export const acceptInvitation =
  (d: Deps) =>
  async (actor: Actor, token: string): Promise<{ role: OpenInvitation['role'] }> => {
    authorize(actor, 'invitation.accept');
    const { id } = requireUser(actor);
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const user = await tx.users.lock(id);
      if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      const invitation = await tx.invitations.lock(d.links.hash(token));
      if (!invitation || !isAcceptable(invitation, now)) throw linkIsGone();
      if (invitation.email !== user.email) {
        throw new AppError('FORBIDDEN', 'This invitation went to another address than that of your account.', {
          facts: { reason: 'other_address' },
        });
      }
      await tx.invitations.accept(invitation.id, user.id, now);
      await verifyAddress(tx, user, now);
      await giveWhatWasOffered(tx, user, invitation);
      const detail = { invitationId: invitation.id, role: invitation.role, eventIds: invitation.eventIds };
      await tx.audit({ action: 'invitation.accept', subjectId: user.id, detail });
      return { role: invitation.role };
    });
  };

async function verifyAddress(tx: Tx, user: User, now: Date): Promise<void> {
  if (user.emailVerifiedAt) return;
  await tx.users.update(user.id, { emailVerifiedAt: now });
  await tx.record([{ type: 'user.email-verified', subjectId: user.id, payload: {} }]);
}

async function giveWhatWasOffered(tx: Tx, user: User, { role, eventIds }: OpenInvitation): Promise<void> {
  if (role === 'ADMIN') {
    if (user.role !== 'ADMIN') await tx.users.update(user.id, { role });
    return;
  }
  // An event may be gone meanwhile, and nobody becomes less by an invitation.
  const held = await tx.staff.of(user.id);
  const events = (await tx.staff.lockEvents(eventIds)).filter(({ id }) => held.get(id) !== 'ORGANISER');
  await giveRoles(tx, user.id, events, role);
}
