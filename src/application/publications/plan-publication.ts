import { AppError } from '../../domain/errors.ts';
import { isPast } from '../../domain/event.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { instantOf } from '../events/event-dates.ts';
import { eventNotFound } from '../events/not-found.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { PlanPublicationInput } from './schema.ts';

type Deps = { transaction: Transaction; clock: Clock };

/**
 * A draft publishes itself then, on the clocks of its place. Publishing or cancelling it by hand takes the plan back.
 * @returns the instant, null where it waits for somebody again
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR | CONFLICT
 */
export const planPublication =
  (d: Deps) =>
  async (actor: Actor, id: string, { publishAt }: PlanPublicationInput): Promise<string | null> => {
    authorize(actor, 'event.update', { eventId: id.toLowerCase() });
    const now = d.clock.now();
    return d.transaction(async (tx) => {
      const event = isUuid(id) ? await tx.events.lock(id) : null;
      if (!event) throw eventNotFound();
      if (event.status !== 'DRAFT') throw new AppError('CONFLICT', 'Only a draft can be published later.');
      if (publishAt === null) {
        await tx.publications.forget(event.id);
        await tx.audit({ action: 'event.plan-publication', subjectId: event.id, detail: { publishAt: null } });
        return null;
      }
      if (isPast(event, now)) throw new AppError('CONFLICT', 'This event is over; it can no longer be published.');
      const at = instantOf('publishAt', publishAt, event.timeZone);
      if (at <= now) throw faulty('must_be_future', 'must be in the future');
      if (at >= event.endsAt) throw faulty('after_event', 'must be before the event is over');
      await tx.publications.plan({ eventId: event.id, publishAt: at });
      await tx.audit({
        action: 'event.plan-publication',
        subjectId: event.id,
        detail: { publishAt: at.toISOString() },
      });
      return at.toISOString();
    });
  };

const faulty = (code: string, message: string) =>
  new AppError('VALIDATION_ERROR', `publishAt ${message}.`, { fields: [{ field: 'publishAt', code, message }] });
