import { toLocalTime } from '../../domain/local-time.ts';
import { toMajor } from '../../domain/money.ts';
import type { Actor } from '../../domain/user.ts';
import { type ChangeTypesDeps, changeTypes } from './change-types.ts';
import { ticketTypeNotFound } from './not-found.ts';
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
    const { types } = await changeTypes(d, actor, eventId, (known, { timeZone }) => {
      const index = known.findIndex(({ id }) => id === typeId.toLowerCase());
      const type = known[index];
      if (!type) throw ticketTypeNotFound();
      const clock = (instant: Date | null) => instant && toLocalTime(instant, timeZone);
      const before = {
        ...type,
        price: toMajor(type.price),
        salesStart: clock(type.salesStart),
        salesEnd: clock(type.salesEnd),
      };

      const sharedWith = patch.sharesLimitWith === undefined ? type.sharesLimitWith : patch.sharesLimitWith;
      if (sharedWith !== null && patch.capacity != null) {
        const { capacity } = patch;
        const changed = plannedType({ ...before, ...patch, capacity: null }, timeZone);
        const others = known.map((other) => (other.id === sharedWith ? { ...other, capacity } : other));
        return moved(others.with(index, { ...changed, id: type.id }), index, position);
      }
      const leaves = patch.capacity === null && patch.sharesLimitWith === undefined ? { sharesLimitWith: null } : {};
      const changed = { ...plannedType({ ...before, ...patch, ...leaves }, timeZone), id: type.id };
      const ownLimit = changed.sharesLimitWith === null ? changed.capacity : null;
      return moved(handedOn(known, type.id, ownLimit).with(index, changed), index, position);
    });
    const updated = types.find(({ id }) => id === typeId.toLowerCase());
    if (!updated) throw ticketTypeNotFound();
    return updated;
  };

const moved = <T>(list: T[], from: number, to: number | undefined): T[] => {
  const item = list[from];
  return to === undefined || item === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, item);
};

/** Where the holder of a shared limit gives it up, the next that shares it holds it from then on. */
export function handedOn<T extends { id: string; capacity: number | null; sharesLimitWith: string | null }>(
  types: T[],
  holderId: string,
  capacity: number | null,
): T[] {
  const holder = types.find(({ id }) => id === holderId);
  const heir = types.find(({ sharesLimitWith }) => sharesLimitWith === holderId);
  if (capacity !== null || !holder || !heir) return types;
  return types.map((type) => {
    if (type === heir) return { ...type, capacity: holder.capacity, sharesLimitWith: null };
    return type.sharesLimitWith === holderId ? { ...type, sharesLimitWith: heir.id } : type;
  });
}
