import { eventFacts } from '../../domain/domain-events.ts';
import { toMinor } from '../../domain/money.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { plannedTypes } from '../ticket-types/planned-types.ts';
import { eventDates } from './event-dates.ts';
import { newEvent } from './new-event.ts';
import type { CreateEventInput, EventDetailDto } from './schema.ts';
import { toEventDetailDto } from './to-dto.ts';

type Deps = { transaction: Transaction; ids: Ids; clock: Clock };

/** @throws AppError UNAUTHORIZED | FORBIDDEN | VALIDATION_ERROR */
export const createEvent =
  (d: Deps) =>
  async (actor: Actor, input: CreateEventInput): Promise<EventDetailDto> => {
    authorize(actor, 'event.create');
    const now = d.clock.now();
    const { eventDate: _eventDate, endDate: _endDate, price = 0, ticketTypes, ...fields } = input;
    const dates = eventDates(input, now);
    const types = ticketTypes ? plannedTypes(ticketTypes, fields.timeZone) : { price: toMinor(price) };
    const { event, stock } = newEvent(d.ids, { ...fields, ...dates, types });

    const created = await d.transaction(async (tx) => {
      const saved = await tx.events.create(event, stock);
      await tx.record([
        { type: 'event.created', subjectId: event.id, payload: { event: eventFacts(event), source: 'app' } },
      ]);
      await tx.audit({ action: 'event.create', subjectId: event.id });
      return saved;
    });
    return toEventDetailDto(created, stock, now);
  };
