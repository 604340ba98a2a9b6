import type { DomainEvent } from '../../domain/domain-events.ts';
import { appendAudit, auditOf } from '../audit/audit-log.ts';
import type { Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { keptRequestId } from '../request-context.ts';

/** One row of `domain_event` on its way in; `transaction_id` is the database's to say. */
export type EventRow = {
  id: string;
  type: string;
  subject_id: string;
  payload: unknown;
  occurred_at: Date;
  request_id: string | null | undefined;
};

/** What happened, and which request led to it. */
export type Caused = DomainEvent & { requestId?: string | null };

export const toRows = (events: readonly Caused[], now: Date): EventRow[] =>
  events.map(({ type, subjectId, payload, requestId }) => ({
    id: newId(),
    type,
    subject_id: subjectId,
    payload,
    occurred_at: now,
    request_id: requestId,
  }));

/**
 * The one way into the log, for whoever holds a transaction: an INSERT of the rows in `rows`, an SQL expression of
 * type json (`JSON.stringify(toRows(...))` as parameter). `condition` may keep some out, as where a statement that contains
 * this one as a CTE sold nothing of the event with the number `e.nr`, which a row may carry.
 */
export const recordSql = (rows = '$1::json', condition = 'true') => `
INSERT INTO domain_event (id, type, subject_id, payload, occurred_at, request_id)
SELECT e.id, e.type, e.subject_id, e.payload, e.occurred_at, e.request_id
FROM json_to_recordset(${rows})
  AS e(id uuid, type text, subject_id uuid, payload jsonb, occurred_at timestamptz, request_id text, nr int)
WHERE ${condition}`;

/** Records what happened, and what of it the audit log tells too. */
export async function record(sql: Sql, events: readonly DomainEvent[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const requestId = keptRequestId();
  const caused = events.map((event) => ({ ...event, requestId }));
  await sql(recordSql(), [JSON.stringify(toRows(caused, now))]);
  const audited = events.map(auditOf).filter((entry) => entry !== null);
  if (audited.length > 0) await appendAudit(sql, audited, now);
}
