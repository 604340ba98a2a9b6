import type { DomainEvent, SessionEnd } from '../../../domain/domain-events.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { prismaSql } from '../../db/sql.ts';
import { record } from '../../events/record.ts';

export type Ending = Pick<Prisma.SessionWhereInput, 'id' | 'userId' | 'refreshTokens'>;

/**
 * Ends those that have not ended and records each, so that every process refuses their tokens.
 * @returns what was recorded, for after the commit
 */
export async function endSessions(
  client: TransactionClient,
  which: Ending,
  reason: SessionEnd,
  now: Date,
): Promise<DomainEvent[]> {
  const ended = await client.session.updateManyAndReturn({
    where: { ...which, revokedAt: null },
    data: { revokedAt: now },
    select: { id: true, userId: true },
  });
  const happened = ended.map(
    ({ id, userId }): DomainEvent => ({ type: 'session.revoked', subjectId: id, payload: { userId, reason } }),
  );
  await record(prismaSql(client), happened, now);
  return happened;
}
