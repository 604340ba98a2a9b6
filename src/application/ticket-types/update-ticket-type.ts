import { toMajor } from '../../domain/money.ts';
import type { Actor } from '../../domain/user.ts';
import { type ChangeTypesDeps, changeTypes } from './change-types.ts';
import { ticketTypeNotFound } from './not-found.ts';
import { handedOn } from './plan-stock.ts';
import { plannedType } from './planned-types.ts';
import type { TicketTypeDto, UpdateTicketTypeInput } from './schema.ts';

/**
 * Changes the fields that were sent. `capacity` of one that shares a limit changes the limit for all that share it;
 * null ends its share. @throws AppError, see `changeTypes`
 */
export const updateTicketType =
  (d: ChangeTypesDeps) =>
  async (
    actor: Actor,
    eventId: string,
    typeId: string,
    { position, ...patch }: UpdateTicketTypeInput,
  ): Promise<TicketTypeDto> => {
    const id = typeId.toLowerCase();
    const types = await changeTypes(d, actor, eventId, (known, { timeZone }) => {
      const index = known.findIndex((type) => type.id === id);
      const type = known[index];
      if (!type) throw ticketTypeNotFound();
      const leaves = patch.capacity === null ? { sharesLimitWith: null } : {};
      const written = { ...type, price: toMajor(type.price), ...leaves, ...patch };
      const changed = { ...plannedType(written, timeZone), id };

      const shares = changed.sharesLimitWith;
      const holds = shares === null && changed.capacity !== null;
      const others = holds ? known : handedOn(known, id, shares);
      const all = others.with(index, changed).map((other) => {
        const isLimit = other.id === shares && other.capacity !== null;
        return isLimit ? { ...other, capacity: patch.capacity ?? other.capacity } : other;
      });
      return position === undefined ? all : all.toSpliced(index, 1).toSpliced(position, 0, changed);
    });
    const updated = types.find((type) => type.id === id);
    if (!updated) throw ticketTypeNotFound();
    return updated;
  };
