import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { placeOrder } from '@/application/orders/place-order';
import type { SaleAnswer } from '@/application/orders/ports';
import { type PurchaseDto, type PurchaseInput, purchaseSchema } from '@/application/orders/schema';
import type { DomainEvent } from '@/domain/domain-events';
import { AppError, type ErrorCode } from '@/domain/errors';
import { type Role, SCOPES, type UserByToken } from '@/domain/user';
import { createSalesPool } from '@/infrastructure/sales/pool';
import { salesQueue } from '@/infrastructure/sales/sales-queue';
import { testDatabaseUrl } from './database.ts';

export type Order = Partial<PurchaseInput> & { eventId: string };

type Options = {
  url?: string;
  sellStatement?: string;
  now?: () => Date;
  onRecorded?: (events: DomainEvent[]) => void;
};

const hashBody = (body: unknown) => createHash('sha256').update(JSON.stringify(body)).digest();

/** What one process sells with: connections, queues and a memory of its own. */
export function openShop({
  url = testDatabaseUrl(),
  sellStatement,
  now = () => new Date(),
  onRecorded = () => undefined,
}: Options = {}) {
  const pool = createSalesPool(url, 4);
  const purchase = placeOrder({
    salesQueue: salesQueue({ pool, clock: { now }, sellStatement, onRecorded }),
    hashBody,
  });
  return {
    buy(buyer: UserByToken, order: Order, key: string | null = null): Promise<SaleAnswer> {
      const input = purchaseSchema.parse({ participantName: 'Ana', participantEmail: 'ana@example.com', ...order });
      return purchase(buyer, input, key);
    },
    close: () => pool.end(),
  };
}

export type Shop = ReturnType<typeof openShop>;

export const signedIn = (id: string, role: Role = 'USER'): UserByToken => ({
  kind: 'user',
  via: 'token',
  isStrong: false,
  id,
  username: `u${id}`,
  email: `${id}@example.com`,
  role,
  sessionId: randomUUID(),
  scopes: SCOPES,
});

export async function insertBuyers(database: Pool, count: number, role: Role = 'USER'): Promise<UserByToken[]> {
  const buyers = Array.from({ length: count }, () => signedIn(randomUUID(), role));
  await database.query(
    `INSERT INTO "user" (id, username, email, name, password_hash, role)
     SELECT id, 'u' || id, id || '@example.com', 'Ana', 'none', $2::user_role FROM unnest($1::uuid[]) AS id`,
    [buyers.map(({ id }) => id), role],
  );
  return buyers;
}

export type Result = { answer: SaleAnswer; refusal: null } | { answer: null; refusal: AppError };

/** The answer or the refusal. Any other error is thrown: a buyer must never see one. */
export async function resultOf(sale: Promise<SaleAnswer>): Promise<Result> {
  try {
    return { answer: await sale, refusal: null };
  } catch (error) {
    if (error instanceof AppError) return { answer: null, refusal: error };
    throw error;
  }
}

/** How many of each outcome: `{ SOLD: 10, INSUFFICIENT_CAPACITY: 20 }`. */
export function tally(results: Result[]): Partial<Record<'SOLD' | ErrorCode, number>> {
  const counts: Partial<Record<'SOLD' | ErrorCode, number>> = {};
  for (const { refusal } of results) {
    const name = refusal?.code ?? 'SOLD';
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

export const purchased = ({ body }: SaleAnswer): PurchaseDto => JSON.parse(body);

export async function stockOf(
  database: Pool,
  eventId: string,
): Promise<{ available: number; sold: number; version: number }> {
  const { rows } = await database.query<{ available: number; sold: number; version: number }>(
    `SELECT available, version, (SELECT count(*)::int FROM ticket WHERE ticket.event_id = stock_pool.event_id AND status <> 'CANCELLED') AS sold
     FROM stock_pool WHERE id = $1`,
    [eventId],
  );
  const [stock] = rows;
  if (!stock) throw new Error(`no event ${eventId}`);
  return stock;
}

/** Until this many sessions of `database` wait for a lock. */
export async function untilWaiting(database: Pool, count: number): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ number: number }>(
      `SELECT count(*)::int AS number FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((rows[0]?.number ?? 0) >= count) return;
    await sleep(10);
  }
}
