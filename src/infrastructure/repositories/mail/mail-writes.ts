import type { MailWrites } from '../../../application/mail/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';
import { keptRequestId } from '../../request-context.ts';

const TRIED_AGAIN = `status = 'QUEUED', dispatched_at = NULL`;

/** Whoever makes the work of sending hears of new rows by themselves; of these by this. */
const TELL = `SELECT pg_notify('outgoing_mail', '')::text`;

export function mailWrites(client: TransactionClient): MailWrites {
  const sql = prismaSql(client);
  return {
    mails: {
      async write(mail) {
        await client.outgoingMail.create({ data: { ...mail, requestId: keptRequestId() } });
      },

      async copy(id, newId) {
        await sql(
          `INSERT INTO outgoing_mail (id, user_id, subject_id, recipient, locale, template, payload)
           SELECT $2::uuid, user_id, subject_id, recipient, locale, template, payload FROM outgoing_mail WHERE id = $1::uuid`,
          [id, newId],
        );
      },

      async requeue(id) {
        await sql(`UPDATE outgoing_mail SET ${TRIED_AGAIN} WHERE id = $1::uuid AND status <> 'SENT'`, [id]);
        await sql(TELL, []);
      },

      async requeueFailed(now) {
        const [counted] = await sql<{ count: number }>(
          `WITH again AS (
             UPDATE outgoing_mail SET ${TRIED_AGAIN}
             WHERE status = 'FAILED' AND coalesce((payload->>'expiresAt')::timestamptz > $1::timestamptz, true) RETURNING 1
           ) SELECT count(*)::int AS count FROM again`,
          [now],
        );
        await sql(TELL, []);
        return counted?.count ?? 0;
      },
    },
  };
}
