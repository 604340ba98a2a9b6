import type { OpenInvitation } from '../../../application/access/ports.ts';
import { Prisma } from '../../db/generated/client.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';

type Client = Pick<TransactionClient, '$queryRaw'>;

/** With who asks, and what those of its events that there still are are called, in the order in which they were chosen. */
const INVITATION = Prisma.sql`
  i.id, i.email, i.role, i.event_ids AS "eventIds", i.invited_by AS "invitedBy", i.created_at AS "createdAt",
  i.expires_at AS "expiresAt", i.accepted_at AS "acceptedAt", i.revoked_at AS "revokedAt", u.name AS "fromName",
  u.role = 'ADMIN' AND u.deleted_at IS NULL AS "isFromAdmin",
  ARRAY(SELECT e.name FROM unnest(i.event_ids) WITH ORDINALITY AS chosen(id, at) JOIN event e ON e.id = chosen.id
        ORDER BY chosen.at) AS "eventNames"
  FROM invitation i JOIN "user" u ON u.id = i.invited_by`;

/** `lock` is `FOR UPDATE OF i`, or nothing. */
export async function findInvitation(client: Client, hash: Buffer, lock: Prisma.Sql): Promise<OpenInvitation | null> {
  const [found] = await client.$queryRaw<OpenInvitation[]>`
    SELECT ${INVITATION} WHERE i.token_hash = ${bytes(hash)} ${lock}`;
  return found ?? null;
}

export const listOpenInvitations = (client: Client, now: Date, limit: number) =>
  client.$queryRaw<OpenInvitation[]>`
    SELECT ${INVITATION}
    WHERE i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ${now}
    ORDER BY i.created_at DESC, i.id LIMIT ${limit}`;
