import {
  EVENT_CATEGORIES,
  type Event,
  type EventDetails,
  type StoredStatus,
  type Translation,
} from '../../../domain/event.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { type Organiser, orderedOrganiser, orderedVenue, type Venue } from '../../../domain/venue.ts';

type DetailsRow = Omit<EventDetails, 'category' | 'translations' | 'status' | 'venue' | 'organiser'> & {
  category: string;
  translations: unknown;
  venue: unknown;
  organiser: unknown;
  status: StoredStatus;
};
export type EventRow = DetailsRow & Pick<Event, 'capacity' | 'available' | 'price' | 'maxPrice' | 'isOffered'>;

/** The columns of `event e` under the names of the domain. */
export const DETAILS_COLUMNS = `e.id, e.slug, e.source_key AS "sourceKey", e.name, e.description, e.translations, e.category,
  e.location, e.venue, e.organiser, e.attendance::text AS attendance, e.online_url AS "onlineUrl",
  e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.previous_starts_at AS "previousStartsAt", e.time_zone AS "timeZone", e.currency,
  e.image_url AS "imageUrl", e.status::text AS status, e.version, e.created_at AS "createdAt", e.updated_at AS "updatedAt"`;

/** The types of `event e` that can be bought now. No type asks for more than an order may hold: most pools are out of question at once. */
const OFFERS = `FROM ticket_type o
  WHERE o.event_id = e.id AND NOT o.is_hidden AND coalesce(o.sales_start <= now(), true) AND coalesce(o.sales_end > now(), true)
    AND NOT EXISTS (SELECT FROM ticket_type_pool d JOIN stock_pool p ON p.id = d.pool_id
      WHERE d.ticket_type_id = o.id AND p.available < ${LIMITS.seatsPerOrder} AND p.available < o.min_per_order)`;

/** `isOffered` of domain/stock.ts, for `event e`. */
export const IS_OFFERED = `EXISTS (SELECT ${OFFERS})`;

/**
 * An event with its seats and prices, read from `EVENT_TABLES`. Of the twenty on a page, each is asked by itself whether it is
 * offered: for an `EXISTS` PostgreSQL would look through the types of all events first, 300 ms at 100,000.
 */
export const EVENT_COLUMNS = `${DETAILS_COLUMNS}, seats.capacity, seats.available, shown.price, shown.max_price AS "maxPrice",
  coalesce((SELECT true ${OFFERS} LIMIT 1), false) AS "isOffered"`;
export const EVENT_TABLES = `event e JOIN stock_pool seats ON seats.id = e.id CROSS JOIN LATERAL shown_prices(e.id) AS shown`;

/** A row as the driver gives it → an `EventDetails`. A category that this release does not know reads as `community`. */
export function toEventDetails(row: DetailsRow): EventDetails {
  return {
    id: row.id,
    slug: row.slug,
    sourceKey: row.sourceKey,
    name: row.name,
    description: row.description,
    // Only our own validated writes fill these columns, and checks hold them to objects.
    translations: row.translations as Record<string, Translation>,
    category: EVENT_CATEGORIES.find((known) => known === row.category) ?? 'community',
    location: row.location,
    venue: row.venue === null ? null : orderedVenue(row.venue as Venue),
    organiser: row.organiser === null ? null : orderedOrganiser(row.organiser as Organiser),
    attendance: row.attendance,
    onlineUrl: row.onlineUrl,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    previousStartsAt: row.previousStartsAt,
    timeZone: row.timeZone,
    currency: row.currency,
    imageUrl: row.imageUrl,
    status: row.status,
    version: row.version,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

export const toEvent = (row: EventRow): Event => ({
  ...toEventDetails(row),
  capacity: row.capacity,
  available: row.available,
  price: row.price,
  maxPrice: row.maxPrice,
  isOffered: row.isOffered,
});
