import type { Sessions } from '../../application/ports.ts';
import type { Database } from '../db/prisma.ts';

/** Prisma's `Bytes` wants an array of its own buffer; a Node `Buffer` may be a view into a shared one. */
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

export function sessions(database: () => Database): Sessions {
  return {
    async open({ id, userId, userAgent, expiresAt, refreshHash }) {
      const refreshTokens = refreshHash ? { create: { hash: bytes(refreshHash) } } : undefined;
      await database().session.create({ data: { id, userId, userAgent, expiresAt, refreshTokens } });
    },

    async findLive(id, now) {
      const row = await database().session.findFirst({
        where: { id, revokedAt: null, expiresAt: { gt: now } },
        include: { user: true },
      });
      if (!row) return null;
      const { user, ...session } = row;
      return { session, user };
    },

    rotate: (hash, successorHash, now, graceMs, expiresAt) =>
      database().$transaction(async (client) => {
        await client.$queryRaw`SELECT 1 FROM refresh_token WHERE hash = ${bytes(hash)} FOR UPDATE`;
        const token = await client.refreshToken.findUnique({
          where: { hash: bytes(hash) },
          include: { session: { include: { user: true } } },
        });
        if (!token || token.session.revokedAt || token.session.expiresAt <= now) return { outcome: 'unknown' as const };
        const { user, ...session } = token.session;

        if (token.usedAt) {
          const successor = await client.refreshToken.findUnique({ where: { hash: bytes(successorHash) } });
          const answerWasLost = now.getTime() - token.usedAt.getTime() <= graceMs && successor && !successor.usedAt;
          if (answerWasLost) return { outcome: 'rotated' as const, session, user };
          await client.session.update({ where: { id: session.id }, data: { revokedAt: now } });
          return { outcome: 'reused' as const };
        }

        await client.refreshToken.update({ where: { hash: bytes(hash) }, data: { usedAt: now } });
        await client.refreshToken.create({ data: { hash: bytes(successorHash), sessionId: session.id } });
        await client.session.update({ where: { id: session.id }, data: { lastSeenAt: now, expiresAt } });
        return { outcome: 'rotated' as const, session: { ...session, expiresAt }, user };
      }),

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
