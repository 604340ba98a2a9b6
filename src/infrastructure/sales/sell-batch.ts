import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Clock, EventForSale, SaleAnswer, SaleRequest } from '../../application/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { isOnSale } from '../../domain/event.ts';
import { isDatabaseAway, unavailable } from '../db/failures.ts';
import { answersGivenBefore } from './answers-given-before.ts';
import type { Outcome } from './group-commit.ts';
import { prepareSale, type Sale, sellParameters } from './sale.ts';
import { FIND_ORDERS, LOCK_EVENT, READ_EVENT, SELL } from './statements.ts';

/** Races that a batch may lose before its buyers hear of it. */
const MAX_LOST_RACES = 5;
const RECONNECT_MS = 100;

type Deps = {
  pool: Pool;
  clock: Clock;
  /** Another statement only where a test shows what happens without the guard. */
  sellStatement?: string;
};

type Outcomes = Map<SaleRequest, Outcome<SaleAnswer>>;
/** Sales whose statement was sent, by the request they answer. */
type Sent = Map<SaleRequest, Sale>;

const seatsOf = (requests: SaleRequest[]) => requests.reduce((sum, { participants }) => sum + participants.length, 0);

const soldOut = (available: number) =>
  new AppError(
    'INSUFFICIENT_CAPACITY',
    available > 0 ? 'Fewer seats are left than you asked for.' : 'Every seat is sold.',
    {
      facts: { availableTickets: available },
    },
  );

/** Why nothing of this event is for sale; null where something is. */
function closed(event: EventForSale | null, now: Date): AppError | null {
  if (!event || event.status === 'DRAFT') return new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
  if (isOnSale(event, now)) return null;
  return new AppError(
    'SALES_CLOSED',
    event.status === 'CANCELLED' ? 'This event was cancelled.' : 'Sales for this event have closed.',
  );
}

/** First come, first served: who of `requests` fits into `available` seats. */
function fitting(requests: SaleRequest[], available: number): SaleRequest[] {
  let left = available;
  return requests.filter(({ participants }) => {
    if (participants.length > left) return false;
    left -= participants.length;
    return true;
  });
}

const forgotten = (): Outcome<SaleAnswer> => ({ error: new Error('a batch forgot one of its requests') });

const alreadyReported = () => undefined;

function errorField(error: unknown, field: 'code' | 'constraint'): unknown {
  return error instanceof Error && field in error ? Reflect.get(error, field) : undefined;
}

/** Errors after which the very same batch may succeed. */
const isLostRace = (error: unknown) =>
  ['40P01', '40001'].includes(String(errorField(error, 'code'))) ||
  errorField(error, 'constraint') === 'ticket_confirmation_code_key';

/**
 * Sells the batches of one event, one batch at a time, as `groupCommit` hands them over.
 *
 * The row as this process last saw it is kept between batches, so that in a run of sales a batch is one statement and
 * one round trip. That memory only speeds sales up: the row's version confirms them, and every refusal is decided on
 * the row itself. A batch that lost its race takes the row's lock before it reads again, so it does not lose twice.
 */
export function batchSeller({ pool, clock, sellStatement = SELL }: Deps, eventId: string) {
  let lastSeen: EventForSale | null = null;
  let isContended = false;

  const onConnection = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    // The query under way reports the same failure; an 'error' event that nobody hears is an uncaught exception.
    client.on('error', alreadyReported);
    let isBroken = true;
    try {
      const result = await work(client);
      isBroken = false;
      return result;
    } catch (error) {
      isBroken = isDatabaseAway(error);
      lastSeen = null;
      throw error;
    } finally {
      client.off('error', alreadyReported);
      client.release(isBroken);
    }
  };

  const read = async (
    client: PoolClient,
    statement: typeof READ_EVENT | typeof LOCK_EVENT,
  ): Promise<EventForSale | null> => {
    const name = statement === READ_EVENT ? 'read-event' : 'lock-event';
    const { rows } = await client.query<EventForSale>({ name, text: statement, values: [eventId] });
    return rows[0] ?? null;
  };

  /** Sells to whoever fits into `event`. Null where its row has moved on; then nothing was written. */
  const sellOn = async (
    client: PoolClient,
    event: EventForSale | null,
    open: SaleRequest[],
    sent: Sent,
  ): Promise<Outcomes | null> => {
    const now = clock.now();
    const reason = closed(event, now);
    if (!event || reason) return new Map(open.map((request) => [request, { error: reason }]));

    const chosen = fitting(open, event.available);
    for (const request of chosen) sent.set(request, prepareSale(request, event, now));
    if (chosen.length > 0) {
      const sales = [...sent.values()];
      const { rowCount } = await client.query({
        name: 'sell',
        text: sellStatement,
        values: sellParameters(event, sales, now),
      });
      if (!rowCount) return null;
    }
    const left = event.available - seatsOf(chosen);
    lastSeen = { ...event, version: event.version + (chosen.length > 0 ? 1 : 0), available: left };
    return new Map(
      open.map((request) => {
        const sale = sent.get(request);
        return [request, sale ? { answer: sale.answer } : { error: soldOut(left) }];
      }),
    );
  };

  const memoryServes = (event: EventForSale | null, open: SaleRequest[]): event is EventForSale =>
    event !== null && !closed(event, clock.now()) && event.available >= seatsOf(open);

  const sellUnlocked = (open: SaleRequest[], sent: Sent) =>
    onConnection(async (client) => {
      const event = memoryServes(lastSeen, open) ? lastSeen : await read(client, READ_EVENT);
      return sellOn(client, event, open, sent);
    });

  /** `unsure`: sales that may have been committed before their connection died. */
  const sellLocked = (open: SaleRequest[], sent: Sent, unsure: Sale[]) =>
    onConnection(async (client) => {
      try {
        await client.query('BEGIN');
        const event = await read(client, LOCK_EVENT);
        isContended = event?.version !== lastSeen?.version;
        lastSeen = event;
        const found: Outcomes = new Map();
        if (unsure.length > 0) {
          const orders = await client.query<{ id: string }>(FIND_ORDERS, [unsure.map(({ orderId }) => orderId)]);
          const written = new Set(orders.rows.map(({ id }) => id));
          for (const { orderId, request, answer } of unsure) if (written.has(orderId)) found.set(request, { answer });
        }
        const outcomes = await sellOn(
          client,
          event,
          open.filter((request) => !found.has(request)),
          sent,
        );
        await client.query('COMMIT');
        return outcomes && new Map([...found, ...outcomes]);
      } catch (error) {
        // A connection that is away is closed, which rolls back too; asking it would only wait once more.
        if (!isDatabaseAway(error)) await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });

  /** The outcome of each of these, unless its key was answered before: whoever is refused now may have bought then. */
  const unlessAnswered = async (refused: [SaleRequest, Outcome<SaleAnswer>][]): Promise<Outcomes> => {
    const keyed = refused.map(([request]) => request).filter(({ idempotency }) => idempotency);
    return new Map([...refused, ...(keyed.length > 0 ? await answersGivenBefore(pool, keyed) : [])]);
  };

  /** `doubtful`: sales of this batch that an earlier try may have committed. */
  const settle = async (
    batch: SaleRequest[],
    deadline: number,
    doubtful: Sale[] = [],
  ): Promise<Outcome<SaleAnswer>[]> => {
    const settled: Outcomes = new Map();
    const settleAll = (outcomes: Iterable<[SaleRequest, Outcome<SaleAnswer>]>) => {
      for (const [request, outcome] of outcomes) settled.set(request, outcome);
    };
    const unsure = [...doubtful];
    let lostRaces = 0;
    let mustLock = isContended || unsure.length > 0;
    let keyWasTaken = false;

    for (;;) {
      const open = batch.filter((request) => !settled.has(request));
      if (open.length === 0) break;
      const sent: Sent = new Map();
      try {
        if (keyWasTaken) {
          const given = await answersGivenBefore(pool, open);
          settleAll(given);
          keyWasTaken = false;
          if (given.size > 0) continue;
          // The key was forgotten meanwhile, or has just been.
          lostRaces += 1;
        } else {
          const outcomes = mustLock ? await sellLocked(open, sent, unsure) : await sellUnlocked(open, sent);
          if (outcomes) {
            // What is sold stays sold, whatever becomes of the question that follows.
            settleAll([...outcomes].filter(([, outcome]) => 'answer' in outcome));
            settleAll(await unlessAnswered([...outcomes].filter(([, outcome]) => 'error' in outcome)));
            continue;
          }
          isContended = true;
          lostRaces += 1;
        }
      } catch (error) {
        if (isDatabaseAway(error)) {
          unsure.push(...sent.values());
          if (Date.now() + RECONNECT_MS > deadline)
            return batch.map((request) => settled.get(request) ?? { error: unavailable(error) });
          await delay(RECONNECT_MS);
        } else if (errorField(error, 'constraint') === 'idempotency_key_pkey') {
          keyWasTaken = true;
        } else if (isLostRace(error)) {
          lostRaces += 1;
        } else if (open.length > 1) {
          // Halved until the bad one stands alone, so that it fails none of its neighbours.
          const half = Math.ceil(open.length / 2);
          for (const part of [open.slice(0, half), open.slice(half)]) {
            const outcomes = await settle(
              part,
              deadline,
              unsure.filter(({ request }) => part.includes(request)),
            );
            settleAll(part.map((request, index) => [request, outcomes[index] ?? forgotten()]));
          }
        } else {
          for (const request of open) settled.set(request, { error });
        }
      }
      mustLock = true;
      if (lostRaces >= MAX_LOST_RACES) {
        const error = new AppError('OPTIMISTIC_LOCK_ERROR', 'This event is changing very quickly. Try again.', {
          facts: { currentVersion: lastSeen?.version ?? null },
        });
        return batch.map((request) => settled.get(request) ?? { error });
      }
    }
    return batch.map((request) => settled.get(request) ?? forgotten());
  };

  return (batch: SaleRequest[], deadline: number) => settle(batch, deadline);
}
