import { slugify } from '../../domain/event.ts';
import { toMinor } from '../../domain/money.ts';
import { requireAdmin } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { eventDates } from './event-dates.ts';
import { type CreateEventInput, type EventDto, toEventDto } from './schema.ts';

type Deps = { transaction: Transaction; ids: Ids; clock: Clock };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | VALIDATION_ERROR */
export const createEvent =
  (d: Deps) =>
  async (actor: Actor, input: CreateEventInput): Promise<EventDto> => {
    const admin = requireAdmin(actor);
    const now = d.clock.now();
    const { eventDate: _eventDate, endDate: _endDate, price, ...fields } = input;
    const dates = eventDates(input, now);
    const id = d.ids.next();
    // The tail of the id keeps two events of one name apart and makes no second query.
    const slug = `${slugify(input.name)}-${id.slice(-6)}`;

    const event = await d.transaction(async (tx) => {
      const created = await tx.events.create({ ...fields, ...dates, id, slug, sourceKey: null, price: toMinor(price) });
      await tx.publish([{ type: 'event.created', subjectId: id, payload: { name: created.name } }]);
      await tx.audit({ actorId: admin.id, action: 'event.create', subjectId: id });
      return created;
    });
    return toEventDto(event, now);
  };
