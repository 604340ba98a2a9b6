import type { Ticket } from '../../../domain/ticket.ts';
import type { Sql } from '../../db/sql.ts';

/** Writes of all tickets of an event at once: one statement each, because a full house may hold a hundred thousand. */

/**
 * Cancels every ticket of an event that is still ACTIVE and answers with them. Locked in the order of their ids, as by
 * whoever deletes an account that has several.
 */
export const cancelTickets = (sql: Sql, eventId: string, now: Date): Promise<Ticket[]> =>
  sql<Ticket>(
    `WITH held AS MATERIALIZED (
       SELECT id FROM ticket WHERE event_id = $1::uuid AND status = 'ACTIVE' ORDER BY id FOR NO KEY UPDATE
     )
     UPDATE ticket SET status = 'CANCELLED', cancelled_at = $2::timestamptz
     WHERE id IN (SELECT id FROM held) AND status = 'ACTIVE'
     RETURNING id, order_id AS "orderId", event_id AS "eventId", ticket_type_id AS "ticketTypeId", owner_id AS "ownerId",
       confirmation_code AS "confirmationCode", status::text, participant_name AS "participantName",
       participant_email AS "participantEmail", price, currency, purchased_at AS "purchasedAt",
       cancelled_at AS "cancelledAt", used_at AS "usedAt", serial`,
    [eventId, now],
  );

/** Sets each of these orders CANCELLED where none of its tickets is held any more. */
export async function settleOrders(sql: Sql, orderIds: readonly string[]): Promise<void> {
  await sql(
    `UPDATE "order" o SET status = 'CANCELLED'
     WHERE o.id = ANY($1::uuid[]) AND o.status = 'PAID'
       AND NOT EXISTS (SELECT FROM ticket t WHERE t.order_id = o.id AND t.status <> 'CANCELLED')`,
    [orderIds],
  );
}
