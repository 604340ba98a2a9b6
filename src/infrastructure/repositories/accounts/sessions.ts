import type { LiveSession, Rotation, Sessions } from '../../../application/auth/ports.ts';
import type { DomainEvent, SessionEnd } from '../../../domain/domain-events.ts';
import type { Database } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';
import { EVENT_ROLES, type EventRolesColumn, toEventRoles } from '../access/event-staff.ts';
import { type Ending, endSessions } from './end-sessions.ts';
import { toLocale, toUser } from './users.ts';

type LiveRow = Omit<LiveSession['user'], 'id' | 'locale'> &
  Pick<LiveSession, 'lastSeenAt' | 'isStrong'> & { userId: string; locale: string; eventRoles: EventRolesColumn };

const DAY_MS = 24 * 60 * 60 * 1000;
const LONGEST_MS = 30 * DAY_MS;

/** A session that is refreshed every day would last for ever. */
const endOf = (createdAt: Date, wanted: Date) => new Date(Math.min(wanted.getTime(), createdAt.getTime() + LONGEST_MS));

/** `onRecorded` hears of what was recorded, after the commit. */
export function sessions(database: () => Database, onRecorded: (events: DomainEvent[]) => void): Sessions {
  /** @returns how many ended */
  const end = async (which: Ending, reason: SessionEnd, now: Date): Promise<number> => {
    const happened = await database().$transaction((client) => endSessions(client, which, reason, now));
    onRecorded(happened);
    return happened.length;
  };

  return {
    async open({ id, user, userAgent, address, isStrong, expiresAt, refreshHash }) {
      // Locks the user's row: whoever changes the password comes first, and this opens nothing, or ends this one too.
      const [opened] = await database().$queryRaw<{ isStaff: boolean }[]>`
        WITH opened AS (
          INSERT INTO session (id, user_id, user_agent, address, is_strong, expires_at)
          SELECT ${id}::uuid, u.id, ${userAgent}, ${address}, ${isStrong}, ${expiresAt}
          FROM "user" u
          WHERE u.id = ${user.id}::uuid AND u.deleted_at IS NULL
            AND u.password_hash IS NOT DISTINCT FROM ${user.passwordHash}
          FOR SHARE OF u
          RETURNING id
        ), token AS (
          INSERT INTO refresh_token (hash, session_id)
          SELECT given.hash, opened.id FROM opened, (SELECT ${refreshHash && bytes(refreshHash)}::bytea AS hash) AS given
          WHERE given.hash IS NOT NULL
        )
        SELECT EXISTS (SELECT FROM event_staff WHERE user_id = ${user.id}::uuid) AS "isStaff" FROM opened`;
      return opened ?? null;
    },

    async findLive(id, now) {
      // By hand: Prisma reads a relation with a second statement.
      const [row] = await database().$queryRaw<LiveRow[]>`
        SELECT s.last_seen_at AS "lastSeenAt", s.is_strong AS "isStrong",
          u.id AS "userId", u.username, u.email, u.name, u.role, u.locale,
          ${EVENT_ROLES} AS "eventRoles"
        FROM session s JOIN "user" u ON u.id = s.user_id
        WHERE s.id = ${id}::uuid AND s.revoked_at IS NULL AND s.expires_at > ${now} AND u.deleted_at IS NULL`;
      if (!row) return null;
      const { lastSeenAt, isStrong, userId, locale, eventRoles, ...user } = row;
      return {
        id,
        lastSeenAt,
        isStrong,
        user: { ...user, id: userId, locale: toLocale(locale) },
        eventRoles: toEventRoles(eventRoles),
      };
    },

    async openedAt(id, now) {
      const where = { id, revokedAt: null, expiresAt: { gt: now } };
      const session = await database().session.findFirst({ where, select: { createdAt: true } });
      return session?.createdAt ?? null;
    },

    async touch(id, now, intervalMs) {
      await database().session.updateMany({
        where: { id, revokedAt: null, lastSeenAt: { lte: new Date(now.getTime() - intervalMs) } },
        data: { lastSeenAt: now },
      });
    },

    async rotate(hash, successorHash, now, graceMs, wantedEnd) {
      const happened: DomainEvent[] = [];
      const rotation = await database().$transaction(async (client): Promise<Rotation> => {
        await client.$queryRaw`SELECT 1 FROM refresh_token WHERE hash = ${bytes(hash)} FOR UPDATE`;
        const token = await client.refreshToken.findUnique({
          where: { hash: bytes(hash) },
          include: { session: { include: { user: true } } },
        });
        if (!token || token.session.revokedAt || token.session.expiresAt <= now) return { outcome: 'unknown' };
        const { user, ...session } = token.session;
        const isStaff =
          (await client.eventStaff.findFirst({ where: { userId: user.id }, select: { role: true } })) !== null;

        if (token.usedAt) {
          const successor = await client.refreshToken.findUnique({ where: { hash: bytes(successorHash) } });
          const answerWasLost = now.getTime() - token.usedAt.getTime() <= graceMs && successor && !successor.usedAt;
          if (answerWasLost) return { outcome: 'rotated', session, user: toUser(user), isStaff };
          const { id: sessionId, userId } = session;
          // Two used tokens of one session may come at once; it ends once.
          happened.push(...(await endSessions(client, { id: sessionId }, 'refresh-token-reused', now)));
          if (happened.length === 0) return { outcome: 'unknown' };
          return { outcome: 'reused', sessionId, userId };
        }

        await client.refreshToken.update({ where: { hash: bytes(hash) }, data: { usedAt: now } });
        await client.refreshToken.create({ data: { hash: bytes(successorHash), sessionId: session.id } });
        const expiresAt = endOf(session.createdAt, wantedEnd);
        await client.session.update({ where: { id: session.id }, data: { lastSeenAt: now, expiresAt } });
        return { outcome: 'rotated', session: { ...session, expiresAt }, user: toUser(user), isStaff };
      });
      onRecorded(happened);
      return rotation;
    },

    revoke: async (id, userId, reason, now) => (await end({ id, userId }, reason, now)) > 0,

    async revokeAll(userId, except, reason, now) {
      await end({ userId, ...(except === null ? {} : { id: { not: except } }) }, reason, now);
    },

    async revokeByRefreshHash(hash, now) {
      await end({ refreshTokens: { some: { hash: bytes(hash) } } }, 'signed-out', now);
    },

    listLive: (userId, now) =>
      database().session.findMany({
        where: { userId, revokedAt: null, expiresAt: { gt: now } },
        orderBy: { lastSeenAt: 'desc' },
      }),
  };
}
