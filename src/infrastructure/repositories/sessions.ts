import type { Rotation, Sessions } from '../../application/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import type { Role } from '../../domain/user.ts';
import type { Database } from '../db/prisma.ts';
import { prismaSql } from '../db/sql.ts';
import { recordSql, toRows } from '../events/record.ts';
import { toLocale, toUser } from './users.ts';

/** Prisma's `Bytes` wants an array of its own buffer; a Node `Buffer` may be a view into a shared one. */
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

type LiveRow = {
  lastSeenAt: Date;
  userId: string;
  username: string;
  email: string;
  name: string;
  role: Role;
  locale: string;
};

const sessionRevoked = (sessionId: string, userId: string): DomainEvent => ({
  type: 'session.revoked',
  subjectId: sessionId,
  payload: { userId, reason: 'refresh-token-reused' },
});

/** `onRecorded` hears of what was recorded, after the commit. */
export function sessions(database: () => Database, onRecorded: (events: DomainEvent[]) => void): Sessions {
  return {
    async open({ id, userId, userAgent, expiresAt, refreshHash }) {
      const refreshTokens = refreshHash ? { create: { hash: bytes(refreshHash) } } : undefined;
      await database().session.create({ data: { id, userId, userAgent, expiresAt, refreshTokens } });
    },

    async findLive(id, now) {
      // By hand: Prisma reads a relation with a second statement.
      const [row] = await database().$queryRaw<LiveRow[]>`
        SELECT s.last_seen_at AS "lastSeenAt", u.id AS "userId", u.username, u.email, u.name, u.role, u.locale
        FROM session s JOIN "user" u ON u.id = s.user_id
        WHERE s.id = ${id}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${now}`;
      if (!row) return null;
      const { lastSeenAt, userId, locale, ...user } = row;
      return { id, lastSeenAt, user: { ...user, id: userId, locale: toLocale(locale) } };
    },

    async touch(id, now, intervalMs) {
      await database().session.updateMany({
        where: { id, revokedAt: null, lastSeenAt: { lte: new Date(now.getTime() - intervalMs) } },
        data: { lastSeenAt: now },
      });
    },

    async rotate(hash, successorHash, now, graceMs, expiresAt) {
      const happened: DomainEvent[] = [];
      const rotation = await database().$transaction(async (client): Promise<Rotation> => {
        await client.$queryRaw`SELECT 1 FROM refresh_token WHERE hash = ${bytes(hash)} FOR UPDATE`;
        const token = await client.refreshToken.findUnique({
          where: { hash: bytes(hash) },
          include: { session: { include: { user: true } } },
        });
        if (!token || token.session.revokedAt || token.session.expiresAt <= now) return { outcome: 'unknown' };
        const { user, ...session } = token.session;

        if (token.usedAt) {
          const successor = await client.refreshToken.findUnique({ where: { hash: bytes(successorHash) } });
          const answerWasLost = now.getTime() - token.usedAt.getTime() <= graceMs && successor && !successor.usedAt;
          if (answerWasLost) return { outcome: 'rotated', session, user: toUser(user) };
          const { id: sessionId, userId } = session;
          // Two used tokens of one session may come at once; it ends once.
          const ended = await client.session.updateMany({
            where: { id: sessionId, revokedAt: null },
            data: { revokedAt: now },
          });
          if (ended.count === 0) return { outcome: 'unknown' };
          happened.push(sessionRevoked(sessionId, userId));
          await prismaSql(client)(recordSql(), [JSON.stringify(toRows(happened, now))]);
          return { outcome: 'reused', sessionId, userId };
        }

        await client.refreshToken.update({ where: { hash: bytes(hash) }, data: { usedAt: now } });
        await client.refreshToken.create({ data: { hash: bytes(successorHash), sessionId: session.id } });
        await client.session.update({ where: { id: session.id }, data: { lastSeenAt: now, expiresAt } });
        return { outcome: 'rotated', session: { ...session, expiresAt }, user: toUser(user) };
      });
      onRecorded(happened);
      return rotation;
    },

    async revoke(id, userId, now) {
      const { count } = await database().session.updateMany({
        where: { id, userId, revokedAt: null },
        data: { revokedAt: now },
      });
      return count > 0;
    },

    async revokeByRefreshHash(hash, now) {
      await database().session.updateMany({
        where: { revokedAt: null, refreshTokens: { some: { hash: bytes(hash) } } },
        data: { revokedAt: now },
      });
    },

    listLive: (userId, now) =>
      database().session.findMany({
        where: { userId, revokedAt: null, expiresAt: { gt: now } },
        orderBy: { lastSeenAt: 'desc' },
      }),
  };
}
