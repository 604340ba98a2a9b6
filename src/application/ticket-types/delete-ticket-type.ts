import { AppError } from '../../domain/errors.ts';
import type { Actor } from '../../domain/user.ts';
import { type ChangeTypesDeps, changeTypes } from './change-types.ts';
import { ticketTypeNotFound } from './not-found.ts';
import { handedOn } from './plan-stock.ts';

/** One that was never sold; the last one stays. @throws AppError EVENT_HAS_TICKETS and see `changeTypes` */
export const deleteTicketType =
  (d: ChangeTypesDeps) =>
  async (actor: Actor, eventId: string, typeId: string): Promise<void> => {
    const id = typeId.toLowerCase();
    await changeTypes(d, actor, eventId, (known) => {
      if (!known.some((type) => type.id === id)) throw ticketTypeNotFound();
      if (known.length === 1) throw new AppError('CONFLICT', 'An event keeps at least one ticket type.');
      return handedOn(known, id).filter((type) => type.id !== id);
    });
  };
