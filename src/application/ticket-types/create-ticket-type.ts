import { AppError } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Actor } from '../../domain/user.ts';
import { type ChangeTypesDeps, changeTypes } from './change-types.ts';
import type { PlannedType } from './plan-stock.ts';
import { plannedType } from './planned-types.ts';
import type { CreateTicketTypeInput, TicketTypeDto } from './schema.ts';

/** At its `position` among the others, or behind them. @throws AppError, see `changeTypes` */
export const createTicketType =
  (d: ChangeTypesDeps) =>
  async (actor: Actor, eventId: string, { position, ...input }: CreateTicketTypeInput): Promise<TicketTypeDto> => {
    const before = new Set<string>();
    const types = await changeTypes(d, actor, eventId, (known, event) => {
      for (const { id } of known) before.add(id);
      if (known.length >= LIMITS.ticketTypesPerEvent) {
        throw new AppError('CONFLICT', `An event sells at most ${LIMITS.ticketTypesPerEvent} ticket types.`);
      }
      const all: PlannedType[] = [...known];
      return all.toSpliced(position ?? all.length, 0, plannedType(input, event.timeZone));
    });
    const created = types.find(({ id }) => !before.has(id));
    if (!created) throw new Error('the new ticket type is not among the types of its event');
    return created;
  };
