import type { Pool, PoolClient } from 'pg';
import type { Clock, SaleAnswer, SaleRequest } from '../../application/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { isDatabaseAway, isOutOfRoom, sqlErrorField } from '../db/failures.ts';
import { type EventRow, toEventDetails } from '../repositories/event-row.ts';
import { type StockRow, toStock } from '../repositories/stock-row.ts';
import { type Decision, decide, type Offer } from './decide.ts';
import type { Outcome } from './group-commit.ts';
import { answersGivenBefore } from './idempotency.ts';
import { eventsOf, prepareSale, type Sale, sellParameters } from './sale.ts';
import { FIND_ORDERS, LOCK_POOLS, READ_OFFER, SELL } from './sales-sql.ts';

export type AttemptDeps = {
  pool: Pool;
  clock: Clock;
  /** Hears of what was recorded, after the commit. */
  onRecorded: (events: DomainEvent[]) => void;
  /** Another statement only where a test shows what happens without the guard. */
  sellStatement?: string;
};

export type Outcomes = Map<SaleRequest, Outcome<SaleAnswer>>;

/** What became of one try to sell to a batch. */
export type Attempt =
  /** The outcomes of all of its requests, or of those that are certain. */
  | { kind: 'settled'; outcomes: Outcomes }
  /** A pool moved on, or two transactions stood in each other's way. Nothing was written. */
  | { kind: 'lost-race' }
  /** One of the keys was used before. Nothing was written. */
  | { kind: 'key-taken' }
  /** The sales that were sent may have been committed. */
  | { kind: 'connection-lost'; sent: Sale[]; error: unknown }
  /** PostgreSQL has no room, for whatever it is. Nothing was written. */
  | { kind: 'out-of-room'; error: unknown }
  /** Something in the batch cannot be written. Nothing was. */
  | { kind: 'failed'; error: unknown };

const alreadyReported = () => undefined;

/** What an error says of a try; `sent` are the sales whose statement had gone out. */
function attemptOf(error: unknown, sent: Sale[]): Attempt {
  if (isOutOfRoom(error)) return { kind: 'out-of-room', error };
  if (isDatabaseAway(error)) return { kind: 'connection-lost', sent, error };
  const constraint = sqlErrorField(error, 'constraint');
  if (constraint === 'idempotency_key_pkey') return { kind: 'key-taken' };
  const isRetried = ['40P01', '40001'].includes(String(sqlErrorField(error, 'code')));
  if (isRetried || constraint === 'ticket_confirmation_code_key') return { kind: 'lost-race' };
  return { kind: 'failed', error };
}

/**
 * Tries to sell the requests of one event. The offer as this process last saw it is kept between tries, so that in a
 * run of sales a batch is one statement and one round trip. That memory only speeds sales up: the versions of the pools
 * confirm it, and every refusal is decided on what was read for it.
 */
export function attempts({ pool, clock, onRecorded, sellStatement = SELL }: AttemptDeps, eventId: string) {
  let lastSeen: Offer | null = null;
  let isContended = false;

  const versionOf = (offer: Offer | null) => offer?.stock.pools.find(({ id }) => id === eventId)?.version ?? null;

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

  const read = async (client: PoolClient): Promise<Offer | null> => {
    const { rows } = await client.query<EventRow & StockRow>({
      name: 'read-offer',
      text: READ_OFFER,
      values: [eventId],
    });
    const [row] = rows;
    return row ? { event: toEventDetails(row), stock: toStock(row) } : null;
  };

  const nothingThere = (open: SaleRequest[]): Attempt => {
    const error = new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
    return { kind: 'settled', outcomes: new Map(open.map((request) => [request, { error }])) };
  };

  /** Writes what was decided; `recorded` hears of it once it is committed. */
  const write = async (
    client: PoolClient,
    { event, stock }: Offer,
    { chosen, taken, left, refused }: Decision,
    now: Date,
    sent: Sale[],
    recorded: DomainEvent[],
  ): Promise<Attempt> => {
    const outcomes: Outcomes = new Map();
    for (const [request, error] of refused) outcomes.set(request, { error });
    if (chosen.length > 0) {
      sent.push(...chosen.map(({ request, lines }) => prepareSale(request, lines, event, now)));
      const events = eventsOf(event, sent, left);
      const values = sellParameters({ event, pools: stock.pools, taken, sales: sent, events, now });
      const { rowCount } = await client.query({ name: 'sell', text: sellStatement, values });
      if (!rowCount) return { kind: 'lost-race' };
      recorded.push(...events);
      for (const { request, answer } of sent) outcomes.set(request, { answer });
    }
    lastSeen = { event, stock: { ...stock, pools: left } };
    return { kind: 'settled', outcomes };
  };

  /** Without a lock: from memory where it serves everybody, else from what is read now. */
  const sellUnlocked = async (open: SaleRequest[], sent: Sale[], recorded: DomainEvent[]): Promise<Attempt> =>
    onConnection(async (client) => {
      const now = clock.now();
      if (lastSeen) {
        const remembered = lastSeen;
        const decision = decide(open, remembered, now);
        if (decision.refused.size === 0) return write(client, remembered, decision, now, sent, recorded);
      }
      const offer = await read(client);
      return offer ? write(client, offer, decide(open, offer, now), now, sent, recorded) : nothingThere(open);
    });

  /** `unsure`: sales that may have been committed before their connection died. */
  const sellLocked = async (
    open: SaleRequest[],
    unsure: readonly Sale[],
    sent: Sale[],
    recorded: DomainEvent[],
  ): Promise<Attempt> =>
    onConnection(async (client) => {
      try {
        await client.query('BEGIN');
        await client.query({ name: 'lock-pools', text: LOCK_POOLS, values: [eventId] });
        const offer = await read(client);
        isContended = versionOf(offer) !== versionOf(lastSeen);
        lastSeen = offer;
        const written = await findWritten(client, unsure);
        const found: Outcomes = new Map(written.map(({ request, answer }) => [request, { answer }]));
        // They were recorded by a try that never heard of its commit.
        if (offer) recorded.push(...eventsOf(offer.event, written, []));
        const rest = open.filter((request) => !found.has(request));
        const now = clock.now();
        const attempt = offer
          ? await write(client, offer, decide(rest, offer, now), now, sent, recorded)
          : nothingThere(rest);
        await client.query('COMMIT');
        if (attempt.kind !== 'settled') return attempt;
        return { kind: 'settled', outcomes: new Map([...found, ...attempt.outcomes]) };
      } catch (error) {
        // A connection that is away is closed, which rolls back too; asking it would only wait once more.
        if (!isDatabaseAway(error)) await client.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });

  /** Which of these sales were committed although nobody heard of it. */
  const findWritten = async (client: PoolClient, unsure: readonly Sale[]): Promise<Sale[]> => {
    if (unsure.length === 0) return [];
    const orders = await client.query<{ id: string }>(FIND_ORDERS, [unsure.map(({ orderId }) => orderId)]);
    const written = new Set(orders.rows.map(({ id }) => id));
    return unsure.filter(({ orderId }) => written.has(orderId));
  };

  /** Whoever is refused now may have bought before, under the same key. What is sold stays sold if asking fails. */
  const withEarlierAnswers = async (outcomes: Outcomes): Promise<Attempt> => {
    const sold = [...outcomes].filter(([, outcome]) => 'answer' in outcome);
    const keyed = [...outcomes.keys()].filter(
      (request) => request.idempotency && !('answer' in (outcomes.get(request) ?? {})),
    );
    if (keyed.length === 0) return { kind: 'settled', outcomes };
    try {
      return { kind: 'settled', outcomes: new Map([...outcomes, ...(await answersGivenBefore(pool, keyed))]) };
    } catch (error) {
      return sold.length > 0 ? { kind: 'settled', outcomes: new Map(sold) } : attemptOf(error, []);
    }
  };

  return {
    /** The version of the stock as last seen, for whoever asks why a race was lost. */
    get version() {
      return versionOf(lastSeen);
    },
    /** Whether somebody else sells this event too, so that the memory would only lose. */
    get isContended() {
      return isContended;
    },

    async sell(
      open: SaleRequest[],
      { mustLock, unsure }: { mustLock: boolean; unsure: readonly Sale[] },
    ): Promise<Attempt> {
      const sent: Sale[] = [];
      const recorded: DomainEvent[] = [];
      try {
        const attempt = mustLock
          ? await sellLocked(open, unsure, sent, recorded)
          : await sellUnlocked(open, sent, recorded);
        if (attempt.kind === 'lost-race') isContended = true;
        if (attempt.kind !== 'settled') return attempt;
        onRecorded(recorded);
        return await withEarlierAnswers(attempt.outcomes);
      } catch (error) {
        return attemptOf(error, sent);
      }
    },

    /** The answers of those whose key was used before. */
    async findAnswers(open: SaleRequest[]): Promise<Attempt> {
      try {
        return { kind: 'settled', outcomes: await answersGivenBefore(pool, open) };
      } catch (error) {
        return attemptOf(error, []);
      }
    },
  };
}
