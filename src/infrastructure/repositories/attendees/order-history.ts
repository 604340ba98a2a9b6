import type { OrderEvent } from '../../../application/attendees/ports.ts';
import { readRows } from '../../db/read-pool.ts';

type Row = Omit<OrderEvent, 'at' | 'detail'> & {
  at: Date;
  template: string | null;
  recipient: string | null;
  status: string | null;
  reason: string | null;
};

// Who did it, the audit log knows: the entry of that action that is nearest in time. Why a check-in was undone stands in
// the check-in alone.
const HISTORY = `
WITH of_order AS MATERIALIZED (
  SELECT id, confirmation_code AS code FROM ticket WHERE order_id = $1::uuid
), happened AS (
  SELECT 'ordered' AS kind, 0 AS rank, o.created_at AS at, NULL AS code, o.id AS subject, NULL AS action,
         coalesce((o.desk->>'by')::uuid, o.buyer_id) AS who, NULL AS template, NULL AS recipient, NULL AS status, NULL AS reason
    FROM "order" o WHERE o.id = $1::uuid
  UNION ALL
  SELECT substr(d.type, 8), 1, d.occurred_at, t.code, t.id,
         CASE d.type
           WHEN 'ticket.cancelled' THEN 'ticket.cancel' WHEN 'ticket.checked-in' THEN 'ticket.check-in'
           WHEN 'ticket.check-in-undone' THEN 'ticket.undo-check-in' WHEN 'ticket.transfer-offered' THEN 'ticket.transfer'
           WHEN 'ticket.transfer-taken-back' THEN 'ticket.take-back' WHEN 'ticket.transferred' THEN 'ticket.accept'
           WHEN 'ticket.renamed' THEN 'ticket.rename' END,
         NULL, NULL, NULL, NULL,
         coalesce(d.payload->>'reason', (
           SELECT c.undo_reason FROM check_in c
            WHERE d.type = 'ticket.check-in-undone' AND c.ticket_id = t.id
              AND c.undone_at = (d.payload->>'undoneAt')::timestamptz LIMIT 1))
    FROM of_order t JOIN domain_event d ON d.subject_id = t.id AND d.type LIKE 'ticket.%' AND d.type <> 'ticket.purchased'
  UNION ALL
  -- A whole event that is called off is recorded once for all of its tickets.
  SELECT 'cancelled', 1, t.cancelled_at, t.confirmation_code, t.event_id, 'event.cancel', NULL, NULL, NULL, NULL, 'event-cancelled'
    FROM ticket t
   WHERE t.order_id = $1::uuid AND t.status = 'CANCELLED'
     AND NOT EXISTS (SELECT FROM domain_event d WHERE d.subject_id = t.id AND d.type = 'ticket.cancelled')
  UNION ALL
  SELECT 'mailed', 2, m.created_at, t.code, m.id, NULL, NULL, m.template, m.recipient, m.status::text, NULL
    FROM (SELECT $1::uuid AS id, NULL AS code UNION ALL SELECT id, code FROM of_order) t
    JOIN outgoing_mail m ON m.subject_id = t.id
), latest AS (
  SELECT * FROM happened ORDER BY at DESC, rank DESC, subject DESC LIMIT $2
)
SELECT l.kind, l.at, l.code, nullif(u.name, '') AS who, l.template, l.recipient, l.status, nullif(l.reason, '') AS reason
FROM latest l
LEFT JOIN LATERAL (
  SELECT actor_id FROM audit_log a WHERE a.subject_id = l.subject AND a.action = l.action
  ORDER BY abs(extract(epoch FROM a.created_at - l.at)) LIMIT 1) AS a ON true
LEFT JOIN "user" u ON u.id = coalesce(l.who, a.actor_id)
ORDER BY l.at DESC, l.rank DESC, l.subject DESC`;

/** What became of an order and its tickets, and what was mailed about them. Newest first. */
export async function readOrderHistory(orderId: string, limit: number): Promise<OrderEvent[]> {
  const rows = await readRows<Row>({ text: HISTORY, values: [orderId, limit] });
  return rows.map(({ kind, at, code, who, ...more }) => ({
    kind,
    at: at.toISOString(),
    code,
    who,
    detail: detailOf(more),
  }));
}

function detailOf({ template, recipient, status, reason }: Omit<Row, 'kind' | 'at' | 'code' | 'who'>) {
  if (template !== null && recipient !== null && status !== null) return { template, recipient, status };
  return reason === null ? null : { reason };
}
