import type { AuditReads } from '../../application/audit/ports.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';

/** Only our own writes fill the column. */
export const toDetail = (detail: Prisma.JsonValue): Record<string, unknown> =>
  typeof detail === 'object' && detail !== null && !Array.isArray(detail) ? detail : {};

export const auditReads = (database: () => Database): AuditReads => ({
  async list({ from, to, ...equals }, { offset, limit }) {
    const where: Prisma.AuditLogWhereInput = { ...equals, createdAt: { gte: from, lt: to } };
    const [rows, total] = await Promise.all([
      // What was written at one moment, in the order of the ids, which grow with time.
      database().auditLog.findMany({
        where,
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        skip: offset,
        take: limit,
      }),
      database().auditLog.count({ where }),
    ]);
    return {
      rows: rows.map(({ createdAt, detail, ...row }) => ({ ...row, at: createdAt, detail: toDetail(detail) })),
      total,
    };
  },
});
