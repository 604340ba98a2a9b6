import type { Pool } from 'pg';
import type { SaleAnswer, SaleRequest } from '../../application/orders/ports.ts';
import { AppError } from '../../domain/errors.ts';
import type { Outcome } from './lane.ts';
import { FIND_ANSWERS, FORGET_KEYS } from './sales-sql.ts';

type AnswerRow = { userId: string; key: string; bodyHash: Buffer; body: string; isAlive: boolean };

const nameOf = (userId: string, key: string) => `${userId}:${key}`;

export const keyReused = () =>
  new AppError(
    'IDEMPOTENCY_KEY_REUSED',
    'This Idempotency-Key was used for another order. Use a new key for a new order.',
  );

/** The outcomes of those `requests` whose key was answered before; keys older than a day are forgotten. */
export async function answersGivenBefore(
  pool: Pool,
  requests: readonly SaleRequest[],
): Promise<Map<SaleRequest, Outcome<SaleAnswer>>> {
  const keyed = requests.flatMap((request) =>
    request.idempotency ? [{ request, userId: request.buyerId, ...request.idempotency }] : [],
  );
  const names = [keyed.map(({ userId }) => userId), keyed.map(({ key }) => key)];
  const { rows } = await pool.query<AnswerRow>(FIND_ANSWERS, names);
  if (rows.some(({ isAlive }) => !isAlive)) await pool.query(FORGET_KEYS, names);

  const known = new Map(rows.filter(({ isAlive }) => isAlive).map((row) => [nameOf(row.userId, row.key), row]));
  return new Map(
    keyed.flatMap(({ request, userId, key, bodyHash }): [SaleRequest, Outcome<SaleAnswer>][] => {
      const row = known.get(nameOf(userId, key));
      if (!row) return [];
      if (!bodyHash.equals(row.bodyHash)) return [[request, { error: keyReused() }]];
      return [[request, { answer: { body: row.body, replayed: true } }]];
    }),
  );
}
