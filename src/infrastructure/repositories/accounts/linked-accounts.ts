import type { LinkedAccounts, LinkedAccountWrites } from '../../../application/linked-accounts/ports.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';

export const linkedAccounts = (database: () => Database): LinkedAccounts => ({
  find: ({ provider, subject }) =>
    database().linkedAccount.findUnique({ where: { provider_subject: { provider, subject } } }),

  listOf: (userId) =>
    database().linkedAccount.findMany({ where: { userId }, orderBy: [{ createdAt: 'asc' }, { provider: 'asc' }] }),

  async markUsed({ provider, subject }, now) {
    await database().linkedAccount.updateMany({ where: { provider, subject }, data: { lastUsedAt: now } });
  },
});

export const linkedAccountWrites = (client: TransactionClient): LinkedAccountWrites => ({
  linkedAccounts: {
    async add({ provider, subject, userId, email }, now) {
      // A no-op where it is there: it waits for whoever is adding the same one, and says whose it is in the end.
      const [row] = await client.$queryRaw<{ userId: string }[]>`
        INSERT INTO linked_account (provider, subject, user_id, email, created_at, last_used_at)
        VALUES (${provider}, ${subject}, ${userId}::uuid, ${email}, ${now}, ${now})
        ON CONFLICT (provider, subject) DO UPDATE SET subject = excluded.subject
        RETURNING user_id AS "userId"`;
      if (!row) throw new Error('a linked account was neither added nor found');
      return row.userId;
    },

    async remove({ provider, subject }, userId) {
      const { count } = await client.linkedAccount.deleteMany({ where: { provider, subject, userId } });
      return count > 0;
    },

    async removeAdded(userId) {
      // Who was opened by a service has its link since the same moment.
      const removed = await client.$queryRaw<{ provider: string }[]>`
        DELETE FROM linked_account l USING "user" u
        WHERE u.id = ${userId}::uuid AND l.user_id = u.id AND l.created_at > u.created_at
        RETURNING l.provider`;
      return removed.map(({ provider }) => provider);
    },
  },
});
