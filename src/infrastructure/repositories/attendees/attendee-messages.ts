import type { Pool } from 'pg';
import type {
  Audience,
  MessageDelivery,
  MessageDto,
  MessageReads,
  MessageWrites,
} from '../../../application/attendee-messages/ports.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { readRows, type Statement } from '../../db/read-pool.ts';
import { pgSql, prismaSql, type Sql } from '../../db/sql.ts';
import { mailedSales } from '../mail/mailed-sales.ts';

type Row = Omit<MessageDto, 'createdAt' | 'sentAt'> & { createdAt: Date; sentAt: Date | null };

// A message that is being sent whose task was cancelled or failed is sent no more. Its mails say how it went.
const MESSAGES = `
SELECT m.id, m.event_id AS "eventId", m.texts, m.audience, m.is_news AS "isNews", u.name AS "authorName",
  m.created_at AS "createdAt", m.sent_at AS "sentAt",
  CASE WHEN m.status = 'SENDING' AND k.state IN ('CANCELLED', 'FAILED') THEN 'CANCELLED' ELSE m.status END AS status,
  json_build_object('waiting', w.waiting, 'sent', w.sent, 'failed', w.failed) AS mails
FROM attendee_message m
JOIN "user" u ON u.id = m.author_id
LEFT JOIN long_task k ON k.id = m.id
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE o.status = 'QUEUED')::int AS waiting, count(*) FILTER (WHERE o.status = 'SENT')::int AS sent,
         count(*) FILTER (WHERE o.status = 'FAILED')::int AS failed
    FROM outgoing_mail o WHERE o.subject_id = m.id) AS w`;

const toMessage = ({ createdAt, sentAt, ...row }: Row): MessageDto => ({
  ...row,
  createdAt: createdAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
});

/** The tickets of those who read it, as conditions on `t`; $1 is the event. */
function whoReads({ who, typeId }: Audience, first: number) {
  const status = { everybody: `t.status <> 'CANCELLED'`, 'not-in': `t.status = 'ACTIVE'`, in: `t.status = 'USED'` }[
    who
  ];
  return {
    condition: typeId === null ? status : `${status} AND t.ticket_type_id = $${first}::uuid`,
    values: typeId === null ? [] : [typeId],
  };
}

function countingReaders(eventId: string, audience: Audience): Statement {
  const { condition, values } = whoReads(audience, 2);
  return {
    text: `WITH read AS (
             SELECT lower(t.participant_email) AS participant, lower(u.email) AS owner
               FROM ticket t JOIN "user" u ON u.id = t.owner_id AND u.deleted_at IS NULL
              WHERE t.event_id = $1::uuid AND ${condition})
           SELECT count(*)::int AS readers
             FROM (SELECT participant AS address FROM read UNION SELECT owner FROM read) AS a WHERE a.address <> ''`,
    values: [eventId, ...values],
  };
}

export const messageReads = (): MessageReads => ({
  async listOf(eventId, limit) {
    const text = `${MESSAGES} WHERE m.event_id = $1::uuid ORDER BY m.created_at DESC, m.id DESC LIMIT $2`;
    return (await readRows<Row>({ text, values: [eventId, limit] })).map(toMessage);
  },
  async find(id) {
    const [row] = await readRows<Row>({ text: `${MESSAGES} WHERE m.id = $1::uuid`, values: [id] });
    return row ? toMessage(row) : null;
  },
  async countReaders(eventId, audience) {
    const [counted] = await readRows<{ readers: number }>(countingReaders(eventId, audience));
    return counted?.readers ?? 0;
  },
});

const SET_STATUS = `
UPDATE attendee_message SET status = $2, updated_at = $3::timestamptz,
  sent_at = CASE WHEN $2 = 'SENDING' THEN $3::timestamptz ELSE sent_at END
WHERE id = $1::uuid`;

async function dropUnsent(sql: Sql, id: string): Promise<number> {
  const gone = await sql(
    `DELETE FROM outgoing_mail WHERE subject_id = $1::uuid AND template = 'attendee-message'
       AND status = 'QUEUED' AND attempts = 0 RETURNING 1`,
    [id],
  );
  return gone.length;
}

export function messageWrites(client: TransactionClient): MessageWrites {
  const sql = prismaSql(client);
  return {
    messages: {
      insert: async (data) => void (await client.attendeeMessage.create({ data, select: { id: true } })),
      async lock(id) {
        const [row] = await sql<{ status: MessageDto['status'] }>(
          'SELECT status FROM attendee_message WHERE id = $1::uuid FOR UPDATE',
          [id],
        );
        return row?.status ?? null;
      },
      update: async (id, draft) =>
        void (await client.attendeeMessage.update({
          where: { id },
          data: { ...draft, updatedAt: new Date() },
          select: { id: true },
        })),
      setStatus: async (id, status, now) => void (await sql(SET_STATUS, [id, status, now])),
      delete: async (id) => void (await client.attendeeMessage.delete({ where: { id }, select: { id: true } })),
      dropUnsent: (id) => dropUnsent(sql, id),
    },
  };
}

/** For the jobs, which read by their own connections. */
export function messageDelivery(pool: Pool): MessageDelivery {
  const sql = pgSql(pool);
  const sales = mailedSales(pool);
  return {
    async find(id) {
      const [row] = await sql<Row>(`${MESSAGES} WHERE m.id = $1::uuid`, [id]);
      return row ? toMessage(row) : null;
    },
    readersOf(eventId, audience) {
      const { condition, values } = whoReads(audience, 2);
      return sales.chosen(eventId, condition, values);
    },
    async finish(id, now) {
      await sql(`UPDATE attendee_message SET status = 'SENT', updated_at = $2 WHERE id = $1 AND status = 'SENDING'`, [
        id,
        now,
      ]);
    },
    async stop(id, now) {
      await sql(SET_STATUS, [id, 'CANCELLED', now]);
      await dropUnsent(sql, id);
    },
  };
}
