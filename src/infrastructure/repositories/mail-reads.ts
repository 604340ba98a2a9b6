import type { MailReads, WrittenMail } from '../../application/mail/ports.ts';
import type { OutgoingMail } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';

/** A text of the payload, whose form is the templates' affair. */
function textOf(payload: unknown, name: string): string | null {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, name) : null;
  return typeof value === 'string' ? value : null;
}

function toWritten({ payload, locale: _locale, userId: _owner, ...mail }: OutgoingMail): WrittenMail {
  const expiresAt = textOf(payload, 'expiresAt');
  return { ...mail, url: textOf(payload, 'url'), expiresAt: expiresAt === null ? null : new Date(expiresAt) };
}

export const mailReads = (database: () => Database): MailReads => ({
  async list({ offset, limit }) {
    const [rows, total] = await Promise.all([
      // By id, which grows with time and has the index that `createdAt` alone has not.
      database().outgoingMail.findMany({ orderBy: { id: 'desc' }, skip: offset, take: limit }),
      database().outgoingMail.count(),
    ]);
    return { rows: rows.map(toWritten), total };
  },

  async find(id) {
    const row = await database().outgoingMail.findUnique({ where: { id } });
    return row && toWritten(row);
  },
});
