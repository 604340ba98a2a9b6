import DataLoader from 'dataloader';
import type { Pool } from 'pg';
import { v5 as uuidv5 } from 'uuid';
import type { Draft, Drafts } from '../../application/notifications/ports.ts';
import { keptRequestId } from '../request-context.ts';

/** Any fixed one: the id that it makes of a key is the same wherever and whenever. */
const NAMESPACE = '0b6f3a55-7a0c-4d29-9b0e-2f5d9d6f6a11';

const WRITE = `
INSERT INTO outgoing_mail (id, user_id, subject_id, recipient, locale, template, payload, request_id)
SELECT d.id, d.user_id, d.subject_id, d.recipient, d.locale, d.template, d.payload, d.request_id
FROM json_to_recordset($1::json) AS d(
  id uuid, user_id uuid, subject_id uuid, recipient text, locale text, template text, payload jsonb, request_id text,
  is_optional boolean)
JOIN "user" u ON u.id = d.user_id AND u.deleted_at IS NULL
WHERE NOT (d.is_optional AND EXISTS (SELECT FROM mail_opt_out o WHERE o.address = lower(d.recipient)))
ON CONFLICT (id) DO NOTHING`;

/** A statement stays well below a megabyte or two. */
const AT_ONCE = 1_000;
/** So many rows, of one call, are few: they share a statement with those of other calls, at most so many. */
const FEW = 20;
const CALLS_TOGETHER = 50;

const toRow = ({ key, userId, subjectId, recipient, locale, template, payload, isOptional = false }: Draft) => ({
  id: uuidv5(key, NAMESPACE),
  user_id: userId,
  subject_id: subjectId,
  recipient,
  locale,
  template,
  payload,
  request_id: keptRequestId(),
  is_optional: isOptional,
});

type Row = ReturnType<typeof toRow>;

async function writeAll(pool: Pool, rows: readonly Row[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      await client.query(WRITE, [JSON.stringify(rows.slice(from, from + AT_ONCE))]);
    }
    await client.query('COMMIT');
    client.release();
  } catch (error) {
    // A connection that was in the middle of something is of no further use.
    client.release(true);
    throw error;
  }
}

/** All of them or none, so that whoever finds one knows that all are there. */
export function drafts(pool: Pool): Drafts {
  const insert = async (rows: readonly Row[]) => void (await pool.query(WRITE, [JSON.stringify(rows)]));

  // Fifty orders are confirmed at the same moment: one commit, and one call for whoever sends.
  const together = new DataLoader<readonly Row[], void>(
    async (calls) => {
      const isWritten = await insert(calls.flat()).then(
        () => true,
        () => false,
      );
      if (isWritten) return calls.map(() => undefined);
      // Each for itself, so that one that cannot be written takes no other along.
      return Promise.all(calls.map((rows) => insert(rows).catch((error: Error) => error)));
    },
    { cache: false, maxBatchSize: CALLS_TOGETHER },
  );

  return {
    async write(all) {
      if (all.length === 0) return;
      const rows = all.map(toRow);
      if (rows.length <= FEW) await together.load(rows);
      else if (rows.length <= AT_ONCE) await insert(rows);
      else await writeAll(pool, rows);
    },
  };
}
