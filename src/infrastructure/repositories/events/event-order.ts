import type { EventPosition, EventSort } from '../../../application/ports.ts';
import { Prisma } from '../../db/generated/client.ts';

/** The order of a list as SQL, and what comes after a place in it. */

/** What each order sorts by, in the tables of one query. */
export type SortColumns = Record<EventSort['field'], Prisma.Sql>;

/** Beside `event e` and `stock_pool seats`; `price` is the one shown. */
export const columnsOf = (price: Prisma.Sql): SortColumns => ({
  eventDate: Prisma.sql`e.starts_at`,
  // Folded, or "Ágora" would come after "Zoo".
  name: Prisma.sql`folded(e.name)`,
  availableTickets: Prisma.sql`seats.available`,
  createdAt: Prisma.sql`e.created_at`,
  price,
});

export function orderOf(sort: readonly EventSort[], columns: SortColumns, first: Prisma.Sql[] = []): Prisma.Sql {
  const keys = sort.map(({ field, direction }) =>
    direction === 'asc' ? Prisma.sql`${columns[field]} ASC` : Prisma.sql`${columns[field]} DESC`,
  );
  // The id makes the order total, so that no event is on two pages.
  return Prisma.join([...first, ...keys, Prisma.sql`e.id`]);
}

function keyOf(field: EventSort['field'], key: string | number): Prisma.Sql {
  switch (field) {
    case 'name':
      return Prisma.sql`folded(${key})`;
    case 'eventDate':
    case 'createdAt':
      return Prisma.sql`${key}::timestamptz`;
    case 'price':
    case 'availableTickets':
      return Prisma.sql`${key}::bigint`;
    default:
      return field satisfies never;
  }
}

/** What stands after `position` in this order. The first key alone bounds it too: by that an index finds where to begin. */
export function after(sort: readonly EventSort[], columns: SortColumns, { keys, id }: EventPosition): Prisma.Sql[] {
  const parts = sort.map(({ field, direction }, index) => ({
    column: columns[field],
    value: keyOf(field, keys[index] ?? ''),
    isUp: direction === 'asc',
  }));
  const beyond = parts.reduceRight(
    (rest, { column, value, isUp }) =>
      isUp
        ? Prisma.sql`(${column} > ${value} OR (${column} = ${value} AND ${rest}))`
        : Prisma.sql`(${column} < ${value} OR (${column} = ${value} AND ${rest}))`,
    Prisma.sql`e.id > ${id}::uuid`,
  );
  const [first] = parts;
  if (!first) return [beyond];
  const { column, value, isUp } = first;
  return [isUp ? Prisma.sql`${column} >= ${value}` : Prisma.sql`${column} <= ${value}`, beyond];
}
