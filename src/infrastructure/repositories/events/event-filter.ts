import type { EventFilter } from '../../../application/ports.ts';
import { Prisma } from '../../db/generated/client.ts';
import { IS_OFFERED } from './event-row.ts';

/** What a list is narrowed to, as SQL over a table `e` of events. */

const OFFERED = Prisma.raw(IS_OFFERED);

/** A number of ours in the text itself: as a parameter it would keep PostgreSQL from seeing how few rows are wanted. */
export const literal = (number: number) => Prisma.raw(String(Math.trunc(number)));

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

function statusIs(status: NonNullable<EventFilter['status']>, now: Date): Prisma.Sql {
  switch (status) {
    case 'DRAFT':
    case 'CANCELLED':
      return Prisma.sql`e.status = ${status}::event_status`;
    case 'SCHEDULED':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.starts_at > ${now})`;
    case 'ONGOING':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.starts_at <= ${now} AND e.ends_at > ${now})`;
    case 'COMPLETED':
      return Prisma.sql`(e.status = 'SCHEDULED' AND e.ends_at <= ${now})`;
    default:
      return status satisfies never;
  }
}

/** `price` is the lowest price shown of `e`, in minor units. */
export function conditions(filter: EventFilter, price: Prisma.Sql): Prisma.Sql[] {
  const found: Prisma.Sql[] = [Prisma.sql`TRUE`];
  if (!filter.includeDrafts) found.push(Prisma.sql`e.status <> 'DRAFT'`);
  if (filter.among) found.push(Prisma.sql`e.id = ANY(${filter.among}::uuid[])`);
  if (filter.from) found.push(Prisma.sql`e.starts_at >= ${filter.from}`);
  if (filter.to) found.push(Prisma.sql`e.starts_at <= ${filter.to}`);
  if (filter.location) found.push(Prisma.sql`folded(e.location) LIKE folded(${like(filter.location)})`);
  if (filter.category) found.push(Prisma.sql`e.category = ${filter.category}`);
  if (filter.minPrice !== undefined) found.push(Prisma.sql`${price} >= ${filter.minPrice}::bigint`);
  if (filter.maxPrice !== undefined) found.push(Prisma.sql`${price} <= ${filter.maxPrice}::bigint`);
  if (filter.currency) found.push(Prisma.sql`e.currency = ${filter.currency}`);
  if (filter.available) {
    found.push(Prisma.sql`(${OFFERED} AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`);
  } else if (filter.available === false) {
    found.push(
      filter.status === 'SCHEDULED'
        ? Prisma.sql`NOT ${OFFERED}`
        : Prisma.sql`NOT (${OFFERED} AND e.status = 'SCHEDULED' AND e.starts_at > ${filter.now})`,
    );
  }
  if (filter.status) found.push(statusIs(filter.status, filter.now));
  return found;
}

export const isPriced = ({ minPrice, maxPrice }: EventFilter) => minPrice !== undefined || maxPrice !== undefined;

/** Of each event the one type whose price is shown, as `shown_prices` decides it. Beside `ticket_type priced`. */
export const IS_SHOWN_PRICE = Prisma.sql`priced.id = (
  SELECT t.id FROM ticket_type t WHERE t.event_id = priced.event_id
  ORDER BY (t.is_hidden OR coalesce(t.sales_end <= now(), false)), t.is_hidden, t.price, t.id LIMIT 1)`;

/** For where few events are asked for their price. */
export const PRICE_BY_EVENT = Prisma.sql`(SELECT price FROM shown_prices(e.id))`;

export const all = (conditions: Prisma.Sql[]) => Prisma.join(conditions, ' AND ');

/** A statement that counts what `where` finds in `tables`. */
export const counting = (where: Prisma.Sql[], tables: Prisma.Sql) =>
  Prisma.sql`SELECT count(*)::int AS total FROM ${tables} WHERE ${all(where)}`;
