import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor, EventRole } from '../../domain/user.ts';
import type { Transaction, Tx } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { personNotFound } from './queries.ts';
import { type ChangeEventRolesInput, MOST_EVENT_ROLES } from './schema.ts';

type Deps = { transaction: Transaction };

/**
 * Gives somebody a role in these events, or takes what they have there. It holds from their next request on; a program
 * that is signed in for them gets it with its next token, and loses it at once.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT with `reason`: `email_unverified` or
 *   `too_many_events`
 */
export const changeEventRoles =
  (d: Deps) =>
  async (actor: Actor, { id, eventIds, role }: ChangeEventRolesInput): Promise<void> => {
    authorize(actor, 'access.change');
    await d.transaction(async (tx) => {
      const user = isUuid(id) ? await tx.users.lock(id) : null;
      if (!user) throw personNotFound();
      if (role === null) await tx.staff.take(user.id, eventIds);
      // Anybody may register with anybody's address.
      else if (!user.emailVerifiedAt) {
        throw new AppError('CONFLICT', 'They have not confirmed their address. Invite them by mail instead.', {
          facts: { reason: 'email_unverified' },
        });
      } else await giveEventRoles(tx, user.id, eventIds, role);
      await tx.audit({ action: 'access.change-event-roles', subjectId: user.id, detail: { role, eventIds } });
    });
  };

/** @throws AppError RESOURCE_NOT_FOUND where one of the events is gone | CONFLICT with `reason: 'too_many_events'` */
async function giveEventRoles(tx: Tx, userId: string, eventIds: readonly string[], role: EventRole): Promise<void> {
  const events = await tx.staff.lockEvents(eventIds);
  if (events.length < new Set(eventIds.map((id) => id.toLowerCase())).size) {
    throw new AppError('RESOURCE_NOT_FOUND', 'One of these events is no longer there.');
  }
  await giveRoles(tx, userId, events, role);
}

/** @throws AppError CONFLICT with `reason: 'too_many_events'` */
export async function giveRoles(tx: Tx, userId: string, events: { id: string }[], role: EventRole): Promise<void> {
  const held = await tx.staff.of(userId);
  if (new Set([...held.keys(), ...events.map(({ id }) => id)]).size > MOST_EVENT_ROLES) {
    throw new AppError('CONFLICT', `Nobody may have roles in more than ${MOST_EVENT_ROLES} events.`, {
      facts: { reason: 'too_many_events' },
    });
  }
  await tx.staff.give(
    userId,
    events.map(({ id }) => id),
    role,
  );
}
