import { z } from 'zod';
import type { Event } from '../../domain/event.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { EventPosition, EventSort } from '../ports.ts';
import { instant, isUuid } from '../schema.ts';
import { hasControlCharacter } from '../text-checks.ts';

/**
 * Where a page of events ended, as the next request says it: by what the last event is sorted, so that a page deep in the
 * list is found as quickly as the first, and nothing is shown twice when the list grows meanwhile.
 */
export type ListCursor = {
  /** How many events stand before it, for orders that a position cannot name, and for the page's number. */
  offset: number;
  /** The order it was made in, as `sort` writes it; it means nothing in another. */
  order: string;
  position: EventPosition;
};

type Sort = { field: EventSort['field'] | 'relevance'; direction: EventSort['direction'] };

export const orderText = (sort: readonly Sort[]) =>
  sort.map(({ field, direction }) => `${field},${direction}`).join(' ');

const text = z
  .string()
  .max(LIMITS.eventName * 2)
  .refine((value) => !hasControlCharacter(value));
const written = z.tuple([
  z.number().int().min(0).max(100_000_000),
  z.string(),
  z.string().refine(isUuid),
  z.array(z.union([instant, z.number().int().min(0), text])).max(5),
]);

/** Every key is of the kind that its field has, so that none is read as a date that is none. */
function fits(order: string, keys: (string | number)[]): boolean {
  const fields = order.split(' ').filter((each) => !each.startsWith('relevance'));
  return (
    fields.length === keys.length &&
    fields.every((each, index) => {
      const key = keys[index];
      if (each.startsWith('name,')) return typeof key === 'string';
      if (each.startsWith('price,') || each.startsWith('availableTickets,')) return typeof key === 'number';
      return instant.safeParse(key).success;
    })
  );
}

const toBase64Url = (value: string) =>
  btoa(Array.from(new TextEncoder().encode(value), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (value: string) =>
  new TextDecoder().decode(
    Uint8Array.from(atob(value.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0)),
  );

export const writeCursor = ({ offset, order, position: { id, keys } }: ListCursor) =>
  toBase64Url(JSON.stringify([offset, order, id, keys]));

/** Null for what is no cursor of ours. */
export function readCursor(value: string): ListCursor | null {
  try {
    const [offset, order, id, keys] = written.parse(JSON.parse(fromBase64Url(value)));
    return fits(order, keys) ? { offset, order, position: { id, keys } } : null;
  } catch {
    return null;
  }
}

type Placed = Pick<Event, 'id' | 'startsAt' | 'name' | 'price' | 'available' | 'createdAt'>;

function keyOf(event: Placed, field: EventSort['field']): string | number {
  switch (field) {
    case 'eventDate':
      return event.startsAt.toISOString();
    case 'createdAt':
      return event.createdAt.toISOString();
    case 'name':
      return event.name;
    case 'price':
      return event.price;
    case 'availableTickets':
      return event.available;
    default:
      return field satisfies never;
  }
}

/** Behind `last`, which is the event before `offset`. */
export const cursorAfter = (last: Placed, sort: readonly Sort[], offset: number): ListCursor => ({
  offset,
  order: orderText(sort),
  position: {
    id: last.id,
    keys: sort.flatMap(({ field }) => (field === 'relevance' ? [] : [keyOf(last, field)])),
  },
});
