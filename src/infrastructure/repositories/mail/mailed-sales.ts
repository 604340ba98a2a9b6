import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import type { HeldTickets } from '../../../application/mail/ports.ts';
import type {
  EventChanges,
  MailedAccounts,
  MailedEvent,
  MailedOrder,
  MailedSales,
  MailedTicket,
  MailedTransfers,
  Person,
  TicketsOfEvent,
} from '../../../application/notifications/ports.ts';
import { toLocale } from '../accounts/users.ts';

/** What mails are made from. Read by `pg`: thousands are made in a row. */

type Query = Pick<Pool, 'query'>;

const PERSON = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'email', ${alias}.email, 'name', ${alias}.name, 'locale', ${alias}.locale)`;

const EVENT = `e.id, e.slug, e.name, e.translations, e.starts_at AS "startsAt", e.ends_at AS "endsAt",
  e.time_zone AS "timeZone", e.location`;

/**
 * Somebody of an account that is not deleted. `OFFSET 0` has PostgreSQL look each of them up: in a shop that has just
 * opened, its statistics would have it read all accounts for each order.
 */
const personWith = (condition: string, what = PERSON('u')) =>
  `LATERAL (SELECT ${what} AS it FROM "user" u WHERE ${condition} AND u.deleted_at IS NULL OFFSET 0)`;

/** Tickets with what a mail says of them; `t` is the ticket. Those of deleted accounts are left out. */
const TICKETS = `
SELECT t.id, t.confirmation_code AS "confirmationCode", y.name AS "typeName", y.translations AS "typeTranslations",
  t.participant_name AS "participantName", t.participant_email AS "participantEmail", p.it AS "participantLocale",
  t.price, t.currency, t.order_id AS "orderId", t.event_id AS "eventId", o.it AS owner
FROM ticket t
CROSS JOIN ${personWith('u.id = t.owner_id')} o
JOIN ticket_type y ON y.id = t.ticket_type_id
LEFT JOIN ${personWith('u.email = t.participant_email', 'u.locale')} p ON true`;

const ORDERS = `
SELECT o.id, o.total, o.currency, b.it AS buyer FROM "order" o
CROSS JOIN ${personWith('u.id = o.buyer_id')} b WHERE o.id = ANY($1)`;
/** As many as are confirmed at the same moment. */
const ORDERS_AT_ONCE = 50;

// Where it is cancelled only because its event is, nobody recorded another reason for it.
const CANCELLED_WITH_EVENT = `t.status = 'CANCELLED' AND NOT EXISTS (
  SELECT FROM domain_event d WHERE d.subject_id = t.id AND d.type = 'ticket.cancelled'
    AND d.payload->>'reason' <> 'event-cancelled')`;

const TO_REMIND = `
SELECT e.id FROM event e
WHERE e.status = 'SCHEDULED' AND e.starts_at > $1 AND e.starts_at <= $2
  AND EXISTS (SELECT FROM ticket t WHERE t.event_id = e.id AND t.status = 'ACTIVE')
  AND NOT EXISTS (
    SELECT FROM outgoing_mail m WHERE m.subject_id = e.id AND m.template = 'event-reminder'
      AND (m.payload->'event'->>'startsAt')::timestamptz = e.starts_at)
ORDER BY e.starts_at`;

const toPerson = (person: Person): Person => ({ ...person, locale: toLocale(person.locale) });

type TicketRow = MailedTicket & { orderId: string; eventId: string };
type OrderRow = Pick<MailedOrder, 'total' | 'currency' | 'buyer'> & { id: string };

const toTicket = ({ orderId: _, eventId: __, owner, participantLocale, ...ticket }: TicketRow): MailedTicket => ({
  ...ticket,
  owner: toPerson(owner),
  participantLocale: participantLocale && toLocale(participantLocale),
});

export function mailedSales(pool: Query): MailedSales & {
  /** With those of its tickets that a condition of ours chooses, which may name `values` from $2 on. */
  chosen(id: string, of: string, values: readonly unknown[]): Promise<TicketsOfEvent | null>;
} {
  const tickets = async (condition: string, ...values: unknown[]) =>
    (await pool.query<TicketRow>(`${TICKETS} WHERE ${condition} ORDER BY t.id`, values)).rows;
  const events = async (ids: readonly string[], condition = 'true') =>
    (await pool.query<MailedEvent>(`SELECT ${EVENT} FROM event e WHERE e.id = ANY($1) AND ${condition}`, [ids])).rows;
  const event = async (id: string, condition?: string) => (await events([id], condition))[0];

  /** In the order of `ids`. */
  const ordersOf = async (ids: readonly string[]): Promise<(MailedOrder | null)[]> => {
    const [orders, rows] = await Promise.all([
      pool.query<OrderRow>(ORDERS, [ids]),
      tickets('t.order_id = ANY($1)', ids),
    ]);
    const orderById = new Map(orders.rows.map((order) => [order.id, order]));
    const ticketsByOrder = Map.groupBy(rows, ({ orderId }) => orderId);
    const theirs = await events([...new Set(rows.map(({ eventId }) => eventId))]);
    const eventById = new Map(theirs.map((each) => [each.id, each]));
    return ids.map((id) => {
      const its = ticketsByOrder.get(id) ?? [];
      const order = orderById.get(id);
      const found = eventById.get(its[0]?.eventId ?? '');
      if (!order || !found) return null;
      const { total, currency, buyer } = order;
      return { total, currency, buyer: toPerson(buyer), event: found, tickets: its.map(toTicket) };
    });
  };
  // Reading fifty costs PostgreSQL little more than reading one: most of that is making the plan.
  const orders = new DataLoader(ordersOf, { cache: false, maxBatchSize: ORDERS_AT_ONCE });

  const ofEvent = async (
    id: string,
    which: string,
    of: string,
    values: readonly unknown[] = [],
  ): Promise<TicketsOfEvent | null> => {
    const found = await event(id, which);
    return found
      ? { event: found, tickets: (await tickets(`t.event_id = $1 AND ${of}`, id, ...values)).map(toTicket) }
      : null;
  };

  return {
    order: (id) => orders.load(id),

    async ticket(id) {
      const [row] = await tickets('t.id = $1', id);
      const its = row && (await event(row.eventId));
      return its ? { event: its, ticket: toTicket(row) } : null;
    },

    chosen: (id, of, values) => ofEvent(id, 'true', of, values),
    scheduledEvent: (id) => ofEvent(id, `e.status = 'SCHEDULED'`, `t.status = 'ACTIVE'`),
    async cancelledEvent(id) {
      const found = await ofEvent(id, `e.status = 'CANCELLED'`, CANCELLED_WITH_EVENT);
      if (!found) return null;
      const { rows } = await pool.query<{ message: string }>(
        'SELECT message FROM cancellation_message WHERE event_id = $1',
        [id],
      );
      return { ...found, message: rows[0]?.message ?? null };
    },

    async toRemindOf(from, until) {
      return (await pool.query<{ id: string }>(TO_REMIND, [from, until])).rows.map(({ id }) => id);
    },
  };
}

type Told = readonly { id: string; confirmationCode: string }[];

export function heldTickets(pool: Query): HeldTickets {
  const stillUnder = async (told: Told, condition: string, ...values: unknown[]) => {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT t.id FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS told(id, code, nr)
       JOIN ticket t ON t.id = told.id AND t.confirmation_code = told.code
       WHERE ${condition} ORDER BY told.nr`,
      [told.map(({ id }) => id), told.map(({ confirmationCode }) => confirmationCode), ...values],
    );
    return rows.map(({ id }) => id);
  };
  return {
    stillUnder: (told) => stillUnder(told, 'true'),
    stillGood: (told, startsAt) =>
      stillUnder(
        told,
        `t.status = 'ACTIVE' AND ($3::timestamptz IS NULL OR EXISTS (
           SELECT FROM event e WHERE e.id = t.event_id AND e.starts_at = $3))`,
        startsAt,
      ),
  };
}

export const mailedAccounts = (pool: Query): MailedAccounts => ({
  async find(id) {
    const { rows } = await pool.query<Person & { isVerified: boolean }>(
      `SELECT id, email, name, locale, email_verified_at IS NOT NULL AS "isVerified" FROM "user"
       WHERE id = $1 AND deleted_at IS NULL`,
      [id],
    );
    const [user] = rows;
    return user ? { ...user, locale: toLocale(user.locale) } : null;
  },
});

export const mailedTransfers = (pool: Query): MailedTransfers => ({
  async recipient(transferId) {
    const { rows } = await pool.query<{ email: string }>(
      'SELECT to_email AS email FROM ticket_transfer WHERE id = $1',
      [transferId],
    );
    return rows[0]?.email || null;
  },
});

export const eventChanges = (pool: Query): EventChanges => ({
  async of(eventId) {
    const { rows } = await pool.query(
      `SELECT id, occurred_at AS at, payload->'changes' AS changes FROM domain_event
       WHERE subject_id = $1 AND type = 'event.changed' ORDER BY transaction_id, id`,
      [eventId],
    );
    return rows;
  },
});
