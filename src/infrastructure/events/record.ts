import { v7 as uuidv7 } from 'uuid';
import type { DomainEvent } from '../../domain/domain-events.ts';

/** One row of `domain_event` on its way in; `transaction_id` is the database's to say. */
export type EventRow = { id: string; type: string; subject_id: string; payload: unknown; occurred_at: Date };

export const toRows = (events: readonly DomainEvent[], now: Date): EventRow[] =>
  events.map(({ type, subjectId, payload }) => ({
    id: uuidv7(),
    type,
    subject_id: subjectId,
    payload,
    occurred_at: now,
  }));

/**
 * The one way into the log, for whoever holds a transaction: an INSERT of the rows in `rows`, an SQL expression of
 * type json (`JSON.stringify(toRows(...))` as parameter). `condition` may keep some out, as where a statement that contains
 * this one as a CTE sold nothing of the event with the number `e.nr`, which a row may carry.
 */
export const recordSql = (rows = '$1::json', condition = 'true') => `
INSERT INTO domain_event (id, type, subject_id, payload, occurred_at)
SELECT e.id, e.type, e.subject_id, e.payload, e.occurred_at
FROM json_to_recordset(${rows}) AS e(id uuid, type text, subject_id uuid, payload jsonb, occurred_at timestamptz, nr int)
WHERE ${condition}`;
