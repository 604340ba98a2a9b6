import type { AccountWrites } from '../../../application/auth/ports.ts';
import type { DomainEvent } from '../../../domain/domain-events.ts';
import { uniqueViolation } from '../../db/failures.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { bytes, prismaSql } from '../../db/sql.ts';
import { mailRow } from '../../mail/outgoing-mail.ts';
import { tellDeveloper } from '../../mail/tell-developer.ts';
import { endSessions } from './end-sessions.ts';
import { isOnlyAdmin } from './last-admin.ts';
import { takenField } from './taken.ts';
import { toUser } from './users.ts';

/** @throws AppError CONFLICT naming `username` or `email` */
async function namingWhatIsTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const violation = uniqueViolation(error);
    throw violation ? takenField(violation.index, error) : error;
  }
}

/** What a transaction may write of accounts. What it records is added to `recorded`. */
export const accountWrites = (client: TransactionClient, recorded: DomainEvent[]): AccountWrites => ({
  users: {
    async create(user) {
      await namingWhatIsTaken(client.user.create({ data: user }));
    },

    async lock(id) {
      await client.$queryRaw`SELECT 1 FROM "user" WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      const row = await client.user.findUnique({ where: { id, deletedAt: null } });
      return row && toUser(row);
    },

    async update(id, patch) {
      const data = { ...patch, updatedAt: new Date() };
      return toUser(await namingWhatIsTaken(client.user.update({ where: { id }, data })));
    },

    isOnlyAdmin: (id) => isOnlyAdmin(prismaSql(client), id),
  },

  sessions: {
    async revokeAll(userId, except, reason, now) {
      const which = { userId, ...(except === null ? {} : { id: { not: except } }) };
      recorded.push(...(await endSessions(client, which, reason, now)));
    },
  },

  links: {
    async create(hash, link) {
      await client.oneTimeLink.create({ data: { hash: bytes(hash), ...link } });
    },

    async use(hash, now) {
      const [used] = await client.oneTimeLink.updateManyAndReturn({
        where: { hash: bytes(hash), usedAt: null, expiresAt: { gt: now } },
        data: { usedAt: now },
      });
      return used ?? null;
    },

    async revokeAll(userId, purposes, now) {
      await client.oneTimeLink.updateMany({
        where: { userId, purpose: { in: [...purposes] }, usedAt: null },
        data: { usedAt: now },
      });
    },
  },

  async mail(mail) {
    await client.outgoingMail.create({ data: mailRow(mail) });
    tellDeveloper(mail);
  },
});
