import type { MailReads, WrittenMail } from '../../../application/mail/ports.ts';
import type { OutgoingMail, Prisma } from '../../db/generated/client.ts';
import type { Database } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';
import { toLocale } from '../accounts/users.ts';

/** A text of the payload, whose form is the templates' affair. */
function textOf(payload: unknown, name: string): string | null {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : null;
  return typeof value === 'string' ? value : null;
}

/** `%` and `_` as themselves. */
const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function toWritten({ locale, ...mail }: OutgoingMail): WrittenMail {
  const expiresAt = textOf(mail.payload, 'expiresAt');
  return {
    ...mail,
    locale: toLocale(locale),
    url: textOf(mail.payload, 'url'),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
  };
}

// Used or cancelled is not good, and another code is another holder's.
const CHANGED_TICKETS = `
SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS told(id uuid, "confirmationCode" text)
WHERE NOT EXISTS (
  SELECT FROM ticket t WHERE t.id = told.id AND t.confirmation_code = told."confirmationCode" AND t.status = 'ACTIVE')
LIMIT 1`;

// Both look at the first of an index.
const LEFT_LYING = `
SELECT 1 WHERE EXISTS (
  SELECT FROM outgoing_mail WHERE dispatched_at IS NULL AND status = 'QUEUED' AND created_at < $1::timestamptz
) OR EXISTS (
  SELECT FROM (
    SELECT occurred_at FROM domain_event WHERE (transaction_id, id) > (
      (SELECT transaction_id FROM event_consumer WHERE name = 'jobs'),
      (SELECT event_id FROM event_consumer WHERE name = 'jobs'))
    ORDER BY transaction_id, id LIMIT 1
  ) AS next WHERE next.occurred_at < $1::timestamptz
)`;

export const mailReads = (database: () => Database): MailReads => ({
  async list({ status, q }, { offset, limit }, most) {
    const where: Prisma.OutgoingMailWhereInput = {
      ...(status ? { status } : {}),
      ...(q ? { recipient: { contains: literal(q), mode: 'insensitive' } } : {}),
    };
    const [rows, total] = await Promise.all([
      database().outgoingMail.findMany({
        where,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        skip: offset,
        take: Math.max(0, Math.min(limit, most - offset)),
      }),
      database().outgoingMail.count({ where, take: most }),
    ]);
    return { rows: rows.map(toWritten), total };
  },

  async counts(most) {
    const count = (status: WrittenMail['status']) => database().outgoingMail.count({ where: { status }, take: most });
    const [QUEUED, SENT, FAILED] = await Promise.all([count('QUEUED'), count('SENT'), count('FAILED')]);
    return { QUEUED, SENT, FAILED };
  },

  async find(id) {
    const row = await database().outgoingMail.findUnique({ where: { id } });
    return row && toWritten(row);
  },

  tries: (mailId) => database().mailAttempt.findMany({ where: { mailId }, orderBy: { number: 'asc' } }),

  lastTries: (limit) =>
    database().mailAttempt.findMany({
      where: { endedAt: { not: null }, wasAsked: true },
      orderBy: { startedAt: 'desc' },
      select: { answer: true, isAccepted: true },
      take: limit,
    }),

  async isLeftLying(since) {
    return (await prismaSql(database())(LEFT_LYING, [since])).length > 0;
  },

  async areStillGood(tickets) {
    if (tickets.length === 0) return true;
    return (await prismaSql(database())(CHANGED_TICKETS, [JSON.stringify(tickets)])).length === 0;
  },

  countAbout: (subjectId, template, since) =>
    database().outgoingMail.count({ where: { subjectId, template, createdAt: { gt: since } } }),
});
