import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Rows for tests that look below the application: valid unless told otherwise, and in the log as a purchase would. */

type Values = Record<string, unknown>;

async function insert(database: pg.Pool | pg.ClientBase, table: string, values: Values): Promise<void> {
  const names = Object.keys(values);
  const places = names.map((_, index) => `$${index + 1}`).join(', ');
  await database.query(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${places})`, Object.values(values));
}

export async function insertUser(database: pg.Pool | pg.ClientBase, values: Values = {}): Promise<string> {
  const id = randomUUID();
  const row = { id, username: `u${id}`, email: `${id}@example.com`, name: 'Ana', password_hash: 'none' };
  await insert(database, 'user', { ...row, ...values });
  return id;
}

export async function insertEvent(database: pg.Pool | pg.ClientBase, values: Values = {}): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    slug: `event-${id}`,
    name: 'A concert',
    location: 'Recife',
    starts_at: '2030-01-01T20:00:00Z',
    ends_at: '2030-01-01T23:00:00Z',
    capacity: 10,
    available: 10,
    price: 5000,
  };
  await insert(database, 'event', { ...row, ...values });
  return id;
}

export async function insertOrder(
  database: pg.Pool | pg.ClientBase,
  buyerId: string,
  values: Values = {},
): Promise<string> {
  const id = randomUUID();
  await insert(database, 'order', { id, buyer_id: buyerId, total: 5000, currency: 'BRL', ...values });
  return id;
}

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export function anyConfirmationCode(): string {
  return Array.from({ length: 9 }, () => ALPHABET[Math.floor(Math.random() * ALPHABET.length)]).join('');
}

type TicketOf = { orderId: string; eventId: string; ownerId: string };

export async function insertTicket(
  database: pg.Pool | pg.ClientBase,
  of: TicketOf,
  values: Values = {},
): Promise<string> {
  const id = randomUUID();
  const row = {
    id,
    order_id: of.orderId,
    event_id: of.eventId,
    owner_id: of.ownerId,
    confirmation_code: anyConfirmationCode(),
    participant_name: 'Ana',
    participant_email: 'ana@example.com',
    price: 5000,
    currency: 'BRL',
  };
  await insert(database, 'ticket', { ...row, ...values });
  return id;
}

export async function insertDomainEvent(
  database: pg.Pool | pg.ClientBase,
  type: string,
  subjectId: string,
): Promise<string> {
  const id = randomUUID();
  await insert(database, 'domain_event', { id, type, subject_id: subjectId });
  return id;
}

/** One sold ticket with all that belongs to it. */
export async function insertSale(database: pg.Pool | pg.ClientBase) {
  const ownerId = await insertUser(database);
  const eventId = await insertEvent(database, { available: 9 });
  const orderId = await insertOrder(database, ownerId);
  const ticketId = await insertTicket(database, { orderId, eventId, ownerId });
  await insertDomainEvent(database, 'ticket.purchased', ticketId);
  return { ownerId, eventId, orderId, ticketId };
}
