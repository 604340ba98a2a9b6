import type { ApiKey, ApiKeyReads, ApiKeyWrites, LiveKey } from '../../../application/api-keys/ports.ts';
import { type Role, SCOPES, type Scope } from '../../../domain/user.ts';
import type { ApiKey as ApiKeyRow } from '../../db/generated/client.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';
import { EVENT_ROLES, type EventRolesColumn, toEventRoles } from './event-staff.ts';

const isScope = (text: string): text is Scope => SCOPES.some((scope) => scope === text);

/** A scope that we knew once and no longer do is good for nothing. */
const toKey = ({ hash: _, scopes, ...key }: ApiKeyRow): ApiKey => ({ ...key, scopes: scopes.filter(isScope) });

type LiveRow = Omit<LiveKey, 'eventRoles' | 'scopes'> & { role: Role; scopes: string[]; eventRoles: EventRolesColumn };

/** Null where it ended, ran out, or its owner is gone; with what its owner may now. One statement. */
export const readLiveKey =
  (database: () => Database) =>
  async (hash: Buffer, now: Date): Promise<LiveKey | null> => {
    const [row] = await database().$queryRaw<LiveRow[]>`
      SELECT k.id, k.user_id AS "ownerId", k.scopes, k.expires_at AS "expiresAt", u.role, ${EVENT_ROLES} AS "eventRoles"
      FROM api_key k JOIN "user" u ON u.id = k.user_id
      WHERE k.hash = ${bytes(hash)} AND k.revoked_at IS NULL AND k.expires_at > ${now} AND u.deleted_at IS NULL`;
    return row ? { ...row, scopes: row.scopes.filter(isScope), eventRoles: toEventRoles(row.eventRoles) } : null;
  };

export const touchKey =
  (database: () => Database) =>
  async (id: string, now: Date, intervalMs: number): Promise<void> => {
    const before = new Date(now.getTime() - intervalMs);
    await database().apiKey.updateMany({
      where: { id, revokedAt: null, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: before } }] },
      data: { lastUsedAt: now },
    });
  };

export const apiKeyReads = (database: () => Database): ApiKeyReads => ({
  async list(userId, { offset, limit }) {
    const where = userId === null ? {} : { userId };
    const [rows, total] = await Promise.all([
      database().apiKey.findMany({
        where,
        include: { user: { select: { id: true, name: true, username: true } } },
        orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
        skip: offset,
        take: limit,
      }),
      database().apiKey.count({ where }),
    ]);
    return { rows: rows.map(({ user, ...key }) => ({ ...toKey(key), owner: user })), total };
  },
});

export const apiKeyWrites = (client: TransactionClient): ApiKeyWrites => ({
  apiKeys: {
    create: async ({ hash, ...key }) => void (await client.apiKey.create({ data: { ...key, hash: bytes(hash) } })),
    countLive: (userId, now) => client.apiKey.count({ where: { userId, revokedAt: null, expiresAt: { gt: now } } }),

    async find(id) {
      const row = await client.apiKey.findUnique({ where: { id } });
      return row && toKey(row);
    },

    async end(id, now) {
      const { count } = await client.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
      return count > 0;
    },

    async endAll(userId, now) {
      const ended = await client.apiKey.updateManyAndReturn({
        where: { userId, revokedAt: null },
        data: { revokedAt: now },
        select: { id: true },
      });
      return ended.map(({ id }) => id);
    },
  },
});
