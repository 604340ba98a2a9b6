import type { OneTimeLinks } from '../../../application/auth/ports.ts';
import type { Database } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';

export const oneTimeLinks = (database: () => Database): OneTimeLinks => ({
  findLive: (hash, now) =>
    database().oneTimeLink.findFirst({ where: { hash: bytes(hash), usedAt: null, expiresAt: { gt: now } } }),

  countSince: (userId, purpose, since) =>
    database().oneTimeLink.count({ where: { userId, purpose, createdAt: { gt: since } } }),
});
