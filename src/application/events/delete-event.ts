import { requireAdmin } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { eventNotFound } from './not-found.ts';

type Deps = { transaction: Transaction };

/** Answers with the address that the event had. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | EVENT_HAS_TICKETS */
export const deleteEvent =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ slug: string }> => {
    const admin = requireAdmin(actor);
    if (!isUuid(id)) throw eventNotFound();
    return d.transaction(async (tx) => {
      const event = await tx.events.lock(id);
      if (!event) throw eventNotFound();
      await tx.events.delete(id);
      await tx.publish([{ type: 'event.deleted', subjectId: id, payload: { name: event.name } }]);
      await tx.audit({ actorId: admin.id, action: 'event.delete', subjectId: id, detail: { name: event.name } });
      return { slug: event.slug };
    });
  };
