import type { AccessWrites } from '../../../application/access/ports.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';
import { findInvitation } from './invitations.ts';

export const accessWrites = (client: TransactionClient): AccessWrites => ({
  staff: {
    lockEvents: (ids) => client.$queryRaw<{ id: string; name: string }[]>`
      SELECT e.id, e.name FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS chosen(id, at)
      JOIN event e ON e.id = chosen.id ORDER BY chosen.at FOR KEY SHARE OF e`,

    async of(userId) {
      const rows = await client.eventStaff.findMany({ where: { userId }, select: { eventId: true, role: true } });
      return new Map(rows.map(({ eventId, role }) => [eventId, role]));
    },

    async give(userId, eventIds, role) {
      await client.$executeRaw`
        INSERT INTO event_staff (user_id, event_id, role)
        SELECT ${userId}::uuid, id, ${role}::event_role FROM unnest(${[...eventIds]}::uuid[]) AS id
        ON CONFLICT (user_id, event_id) DO UPDATE SET role = excluded.role`;
    },

    async take(userId, eventIds) {
      await client.eventStaff.deleteMany({ where: { userId, eventId: { in: [...eventIds] } } });
    },
  },

  invitations: {
    async create(invitation, hash) {
      await client.invitation.create({ data: { ...invitation, tokenHash: bytes(hash) } });
    },

    lock: (hash) => findInvitation(client, hash, Prisma.sql`FOR UPDATE OF i`),

    async accept(id, userId, now) {
      await client.invitation.update({ where: { id }, data: { acceptedAt: now, acceptedBy: userId } });
    },

    async revoke(id, now) {
      const { count } = await client.invitation.updateMany({
        where: { id, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
        data: { revokedAt: now },
      });
      return count > 0;
    },
  },
});
