import type { Pool, PoolClient } from 'pg';
import type { SaleAnswer, SaleRequest } from '../../application/orders/ports.ts';
import type { Clock } from '../../application/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { isDatabaseAway, isOutOfRoom, sqlErrorField } from '../db/failures.ts';
import { figures } from '../metrics/figures.ts';
import { type EventRow, toEventDetails } from '../repositories/events/event-row.ts';
import { type StockRow, toStock } from '../repositories/events/stock-row.ts';
import { type Decision, decide, type Offer } from './decide.ts';
import { answersGivenBefore } from './idempotency.ts';
import type { Outcome } from './lane.ts';
import { type Remembered, see } from './remembered.ts';
import { type EventSales, eventsOf, prepareSale, type Sale, sellParameters } from './sale.ts';
import { FIND_ORDERS, LOCK_POOLS, READ_OFFERS, SELL } from './sales-sql.ts';

export type AttemptDeps = {
  pool: Pool;
  clock: Clock;
  /** Hears of what was recorded, after the commit. */
  onRecorded: (events: DomainEvent[]) => void;
  /** Another statement only where a test shows what happens without the guard. */
  sellStatement?: string;
};

/** Requests of one event, with what is remembered of it. */
export type Part = { event: Remembered; open: readonly SaleRequest[] };

export type Outcomes = Map<SaleRequest, Outcome<SaleAnswer>>;

/** What became of one try to sell to a batch. */
export type Attempt =
  /** The outcomes that are certain. Of an event whose pools moved on, or were held by somebody, nothing was written. */
  | { kind: 'settled'; outcomes: Outcomes }
  /** Two transactions stood in each other's way. Nothing was written. */
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

/** What was decided for the requests of one event, and on what. */
type Decided = { part: Part; offer: Offer; decision: Decision };
/** What a try leaves behind as it goes: the sales that were sent, and what is to be told once they are committed. */
type Trail = { sent: Sale[]; recorded: DomainEvent[] };

const nothingThere = (open: readonly SaleRequest[]): Outcomes => {
  const error = new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
  return new Map(open.map((request) => [request, { error }]));
};

/**
 * Tries to sell. The offer as this process last saw it is kept between tries, so that in a run of sales a batch is one
 * statement and one round trip. Every refusal is decided on what was read for it.
 */
export function attempts({ pool, clock, onRecorded, sellStatement = SELL }: AttemptDeps) {
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
      throw error;
    } finally {
      client.off('error', alreadyReported);
      client.release(isBroken);
    }
  };

  const read = async (client: PoolClient, eventIds: string[]): Promise<Map<string, Offer>> => {
    if (eventIds.length === 0) return new Map();
    const { rows } = await client.query<EventRow & StockRow>({
      name: 'read-offers',
      text: READ_OFFERS,
      values: [eventIds],
    });
    return new Map(rows.map((row) => [row.id, { event: toEventDetails(row), stock: toStock(row) }]));
  };

  /** Writes what was decided, all in one statement. */
  const write = async (client: PoolClient, decided: readonly Decided[], now: Date, trail: Trail): Promise<Outcomes> => {
    const batch = decided.flatMap(({ offer: { event, stock }, decision: { chosen, taken, left } }): EventSales[] => {
      if (chosen.length === 0) return [];
      const sales = chosen.map(({ request, lines }) => prepareSale(request, lines, event, now));
      return [{ event, pools: stock.pools, taken, sales, events: eventsOf(event, sales, left) }];
    });
    const sold = new Set<EventSales | undefined>();
    if (batch.length > 0) {
      for (const { sales } of batch) trail.sent.push(...sales);
      const values = sellParameters(batch, now);
      const { rows } = await client.query<{ nr: number }>({ name: 'sell', text: sellStatement, values });
      for (const { nr } of rows) sold.add(batch[nr]);
    }
    const outcomes: Outcomes = new Map();
    for (const { part, offer, decision } of decided) {
      const sales = batch.find(({ event }) => event === offer.event);
      if (sales && !sold.has(sales)) {
        part.event.isContended = true;
        figures().sales.lostRaces += 1;
        continue;
      }
      for (const [request, error] of decision.refused) outcomes.set(request, { error });
      for (const { request, answer } of sales?.sales ?? []) outcomes.set(request, { answer });
      trail.recorded.push(...(sales?.events ?? []));
      part.event.offer = { event: offer.event, stock: { ...offer.stock, pools: decision.left } };
    }
    return outcomes;
  };

  /** Decides from memory, where nobody else sells the event and it serves everybody. */
  const fromMemory = (part: Part, now: Date): Decided[] => {
    const { offer, isContended } = part.event;
    if (!offer || isContended) return [];
    const decision = decide(part.open, offer, now);
    return decision.refused.size === 0 ? [{ part, offer, decision }] : [];
  };

  /** Without waiting for a lock: from memory where it serves everybody, else from what is read now. */
  const sellUnlocked = async (parts: readonly Part[], trail: Trail): Promise<Outcomes> =>
    onConnection(async (client) => {
      const now = clock.now();
      const decided = parts.flatMap((part) => fromMemory(part, now));
      const known = new Set(decided.map(({ part }) => part));
      const unknown = parts.filter((part) => !known.has(part));
      const offers = await read(
        client,
        unknown.map(({ event }) => event.eventId),
      );
      const missing: Outcomes = new Map();
      for (const part of unknown) {
        const offer = offers.get(part.event.eventId);
        if (part.event.isContended) see(part.event, offer ?? null);
        if (offer) decided.push({ part, offer, decision: decide(part.open, offer, now) });
        else for (const [request, outcome] of nothingThere(part.open)) missing.set(request, outcome);
      }
      return new Map([...missing, ...(await write(client, decided, now, trail))]);
    });

  /**
   * `unsure`: sales that may have been committed before their connection died. Those that were are told to `onFound` at
   * once: they stay sold, whatever becomes of the others.
   */
  const sellLocked = async (
    { event, open }: Part,
    unsure: readonly Sale[],
    onFound: (found: Outcomes) => void,
    trail: Trail,
  ): Promise<Outcomes> =>
    onConnection(async (client) => {
      try {
        await client.query('BEGIN');
        await client.query({ name: 'lock-pools', text: LOCK_POOLS, values: [event.eventId] });
        const offer = (await read(client, [event.eventId])).get(event.eventId) ?? null;
        see(event, offer);
        const written = await findWritten(client, unsure);
        const found: Outcomes = new Map(written.map(({ request, answer }) => [request, { answer }]));
        // They were recorded by a try that never heard of its commit.
        if (offer) onRecorded(eventsOf(offer.event, written, []));
        onFound(found);
        const part = { event, open: open.filter((request) => !found.has(request)) };
        const now = clock.now();
        const outcomes = offer
          ? await write(client, [{ part, offer, decision: decide(part.open, offer, now) }], now, trail)
          : nothingThere(part.open);
        await client.query('COMMIT');
        return outcomes;
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

  const trying = async (parts: readonly Part[], work: (trail: Trail) => Promise<Outcomes>): Promise<Attempt> => {
    const trail: Trail = { sent: [], recorded: [] };
    try {
      const outcomes = await work(trail);
      onRecorded(trail.recorded);
      return await withEarlierAnswers(outcomes);
    } catch (error) {
      for (const { event } of parts) event.offer = null;
      return attemptOf(error, trail.sent);
    }
  };

  return {
    /** Events do not depend on each other: one that is sold out, unknown or held by somebody leaves the rest alone. */
    sell: (parts: readonly Part[]) => trying(parts, (trail) => sellUnlocked(parts, trail)),

    /** Waits for whoever changes the stock; what is read then is still so when the sale is written. */
    sellUnderLock: (part: Part, unsure: readonly Sale[], onFound: (found: Outcomes) => void) =>
      trying([part], (trail) => sellLocked(part, unsure, onFound, trail)),

    /** The answers of those whose key was used before. */
    async findAnswers(open: readonly SaleRequest[]): Promise<Attempt> {
      try {
        return { kind: 'settled', outcomes: await answersGivenBefore(pool, open) };
      } catch (error) {
        return attemptOf(error, []);
      }
    },
  };
}
