import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Rows for tests that look below the application: valid unless told otherwise, and in the log as a purchase would. */

type Database = pg.Pool | pg.ClientBase;
type Values = Record<string, unknown>;
type Row = [table: string, values: Values];

/** All in one statement: what refers to each other is checked at its end, or at the end of its transaction. */
async function insert(database: Database, ...rows: Row[]): Promise<void> {
  const parameters: unknown[] = [];
  const inserts = rows.map(([table, values]) => {
    const places = Object.values(values).map((value) => `$${parameters.push(value)}`);
    return `INSERT INTO "${table}" (${Object.keys(values).join(', ')}) VALUES (${places.join(', ')})`;
  });
  const last = inserts.pop();
  const before = inserts.map((sql, index) => `row_${index} AS (${sql})`).join(', ');
  await database.query(before ? `WITH ${before} ${last}` : `${last}`, parameters);
}

export async function insertUser(database: Database, values: Values = {}): Promise<string> {
  const id = randomUUID();
  const row = { id, username: `u${id}`, email: `${id}@example.com`, name: 'Ana', password_hash: 'none' };
  await insert(database, ['user', { ...row, ...values }]);
  return id;
}

/** Somebody's session, which a token of an admin has to have. */
export async function insertSession(database: Database, userId: string, values: Values = {}): Promise<string> {
  const id = randomUUID();
  const row = { id, user_id: userId, expires_at: new Date(Date.now() + 7 * 86_400_000) };
  await insert(database, ['session', { ...row, ...values }]);
  return id;
}

/**
 * An event with its seats and one ticket type. `capacity` and `available` are those of its pool, `price` that of the
 * type; all other values are the event's.
 */
export async function insertEvent(
  database: Database,
  { capacity = 10, available = capacity, price = 5000, ...values }: Values = {},
): Promise<string> {
  const id = randomUUID();
  const typeId = randomUUID();
  const row = {
    id,
    slug: `event-${id}`,
    name: 'A concert',
    location: 'Recife',
    starts_at: '2030-01-01T20:00:00Z',
    ends_at: '2030-01-01T23:00:00Z',
  };
  await insert(
    database,
    ['event', { ...row, ...values }],
    ['stock_pool', { id, event_id: id, capacity, available }],
    ['ticket_type', { id: typeId, event_id: id, name: 'Ticket', price }],
    ['ticket_type_pool', { ticket_type_id: typeId, pool_id: id, event_id: id }],
  );
  return id;
}

type TypeOf = {
  eventId: string;
  /** Seats of a limit of its own, all of them free. */
  limit?: number;
  /** The type whose limit it shares. */
  shares?: string;
};

/** One more type of an event, shown behind those that it has. */
export async function insertTicketType(
  database: Database,
  { eventId, limit, shares }: TypeOf,
  values: Values = {},
): Promise<string> {
  const id = randomUUID();
  const drawsOn = (poolId: string): Row => [
    'ticket_type_pool',
    { ticket_type_id: id, pool_id: poolId, event_id: eventId },
  ];
  const types = await database.query('SELECT FROM ticket_type WHERE event_id = $1', [eventId]);
  const row = { id, event_id: eventId, name: 'Another', price: 5000, position: types.rowCount };
  const rows: Row[] = [['ticket_type', { ...row, ...values }], drawsOn(eventId)];
  if (limit !== undefined) {
    const poolId = randomUUID();
    rows.push(['stock_pool', { id: poolId, event_id: eventId, capacity: limit, available: limit }], drawsOn(poolId));
  }
  if (shares !== undefined) rows.push(drawsOn(await limitOf(database, shares)));
  await insert(database, ...rows);
  return id;
}

/** The pool in which a type's limit is counted. */
export async function limitOf(database: Database, typeId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    'SELECT pool_id AS id FROM ticket_type_pool WHERE ticket_type_id = $1 AND pool_id <> event_id',
    [typeId],
  );
  if (!rows[0]) throw new Error(`ticket type ${typeId} has no limit`);
  return rows[0].id;
}

/** The first type of an event: the only one of those that `insertEvent` makes. */
export async function typeOf(database: Database, eventId: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    'SELECT id FROM ticket_type WHERE event_id = $1 ORDER BY position, id LIMIT 1',
    [eventId],
  );
  if (!rows[0]) throw new Error(`event ${eventId} has no ticket type`);
  return rows[0].id;
}

/** An order that has no line yet: each ticket brings its own. */
export async function insertOrder(database: Database, buyerId: string, values: Values = {}): Promise<string> {
  const id = randomUUID();
  await insert(database, ['order', { id, buyer_id: buyerId, total: 5000, currency: 'BRL', ...values }]);
  return id;
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export function anyConfirmationCode(): string {
  return Array.from({ length: 9 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
}

type TicketOf = { orderId: string; eventId: string; ownerId: string; ticketTypeId?: string };

/** A ticket, of the first type of its event unless told otherwise, and its place in a line of its order. */
export async function insertTicket(database: Database, of: TicketOf, values: Values = {}): Promise<string> {
  const id = randomUUID();
  const ticketTypeId = of.ticketTypeId ?? (await typeOf(database, of.eventId));
  const row = {
    id,
    order_id: of.orderId,
    event_id: of.eventId,
    ticket_type_id: ticketTypeId,
    owner_id: of.ownerId,
    confirmation_code: anyConfirmationCode(),
    participant_name: 'Ana',
    participant_email: 'ana@example.com',
    price: 5000,
    currency: 'BRL',
    ...values,
  };
  const line = { order_id: of.orderId, ticket_type_id: ticketTypeId };
  const grown = await database.query(
    'UPDATE order_line SET quantity = quantity + 1 WHERE order_id = $1 AND ticket_type_id = $2',
    Object.values(line),
  );
  if (!grown.rowCount) await insert(database, ['order_line', { ...line, quantity: 1, unit_price: row.price }]);
  await insert(database, ['ticket', row]);
  return id;
}

export async function insertDomainEvent(database: Database, type: string, subjectId: string): Promise<string> {
  const id = randomUUID();
  await insert(database, ['domain_event', { id, type, subject_id: subjectId }]);
  return id;
}

/** One sold ticket with all that belongs to it. */
export async function insertSale(database: Database) {
  const ownerId = await insertUser(database);
  const eventId = await insertEvent(database, { available: 9 });
  const orderId = await insertOrder(database, ownerId);
  const ticketTypeId = await typeOf(database, eventId);
  const ticketId = await insertTicket(database, { orderId, eventId, ownerId, ticketTypeId });
  await insertDomainEvent(database, 'ticket.purchased', ticketId);
  return { ownerId, eventId, orderId, ticketTypeId, ticketId };
}
