import { expect, it } from 'vitest';
import { CODE_ALPHABET } from '@/domain/ticket';
import { ask, createEvent, person } from '../../support/api.ts';
import { testDatabase } from '../../support/database.ts';
import { typeOf } from '../../support/rows.ts';

/** So many orders of one ticket each, as sales would leave them, in one statement. */
async function fill(eventId: string, buyerId: string, seats: number): Promise<void> {
  await testDatabase().query(
    `WITH seat AS MATERIALIZED (
       SELECT gen_random_uuid() AS order_id, gen_random_uuid() AS id, (
         SELECT string_agg(substr($5::text, (n / power(31, k)::int) % 31 + 1, 1), '') FROM generate_series(0, 3) AS k
       ) || 'AAAAA' AS code
       FROM generate_series(1, $4::int) AS n
     ), orders AS (
       INSERT INTO "order" (id, buyer_id, total, currency) SELECT order_id, $2::uuid, 29900, 'BRL' FROM seat
     ), lines AS (
       INSERT INTO order_line (order_id, ticket_type_id, quantity, unit_price) SELECT order_id, $3::uuid, 1, 29900 FROM seat
     ), tickets AS (
       INSERT INTO ticket (id, order_id, event_id, ticket_type_id, owner_id, confirmation_code, participant_name,
         participant_email, price, currency)
       SELECT id, order_id, $1::uuid, $3::uuid, $2::uuid, code, 'Ana', 'ana@example.com', 29900, 'BRL' FROM seat
     ), events AS (
       INSERT INTO domain_event (id, type, subject_id) SELECT gen_random_uuid(), 'ticket.purchased', id FROM seat
     )
     UPDATE stock_pool SET available = available - $4::int, version = version + 1 WHERE id = $1::uuid`,
    [eventId, buyerId, await typeOf(testDatabase(), eventId), seats, CODE_ALPHABET],
  );
}

it('calls off an event of twenty thousand tickets', { timeout: 120_000 }, async () => {
  const [admin, buyer] = await Promise.all([person('ADMIN'), person()]);
  const { id } = await createEvent(admin, { capacity: 20_000 });
  await fill(id, buyer.id, 20_000);
  const { body } = await ask('POST /api/events/{id}/cancel', { as: admin, params: { id } });
  expect(body).toMatchObject({ status: 'CANCELLED', availableTickets: 20_000, ticketsSold: 0 });
  const { rows } = await testDatabase().query(
    `SELECT count(*)::int AS tickets, count(DISTINCT o.id)::int AS orders FROM ticket t JOIN "order" o ON o.id = t.order_id
     WHERE t.event_id = $1 AND t.status = 'CANCELLED' AND t.cancelled_at IS NOT NULL AND o.status = 'CANCELLED'`,
    [id],
  );
  expect(rows).toEqual([{ tickets: 20_000, orders: 20_000 }]);
});
