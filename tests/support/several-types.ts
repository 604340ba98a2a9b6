import type pg from 'pg';
import type { SaleAnswer } from '@/application/ports';
import type { UserByToken } from '@/domain/user';
import { insertEvent, insertTicketType, typeOf } from './rows.ts';
import { type Order, purchased, type Result, resultOf } from './sales.ts';

/** A hall of 100 seats: floor without a limit, balcony with 30 of its own, stalls in full and half price that share 40. */
export async function hallWithThreeTypes(database: pg.Pool) {
  const eventId = await insertEvent(database, { capacity: 100, available: 100 });
  const floor = await typeOf(database, eventId);
  const balcony = await insertTicketType(database, { eventId, limit: 30 });
  const stalls = await insertTicketType(database, { eventId, limit: 40 });
  const half = await insertTicketType(database, { eventId, shares: stalls }, { price: 2500 });
  return { eventId, types: [floor, balcony, stalls, half] };
}
export type Hall = Awaited<ReturnType<typeof hallWithThreeTypes>>;

/** Random numbers that are the same for the same seed. Mulberry32. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

export type Wanted = { ticketTypeId: string; quantity: number }[];
export type CrowdResult = Result & { wanted: Wanted };

/** One to three types, one or two seats of each. */
function randomLines({ types }: Hall, roll: (sides: number) => number): Wanted {
  const count = 1 + roll(3);
  const offset = roll(types.length);
  return Array.from({ length: count }, (_, index) => ({
    ticketTypeId: types[(offset + index) % types.length] ?? '',
    quantity: 1 + roll(2),
  }));
}

type Buy = (index: number, buyer: UserByToken, order: Order) => Promise<SaleAnswer> | undefined;

/** Everybody at once, each with one try. */
export function crowd(buyers: UserByToken[], hall: Hall, seed: number, buy: Buy): Promise<CrowdResult[]> {
  const roll = dice(seed);
  return Promise.all(
    buyers.map(async (buyer, index) => {
      const wanted = randomLines(hall, roll);
      const sale = buy(index, buyer, { eventId: hall.eventId, lines: wanted });
      if (!sale) throw new Error('nobody sells');
      return { ...(await resultOf(sale)), wanted };
    }),
  );
}

export type PoolState = { id: string; available: number; typeIds: string[] };

export async function poolsOf(database: pg.Pool, eventId: string): Promise<PoolState[]> {
  const { rows } = await database.query<PoolState>(
    `SELECT p.id, p.available, array_agg(d.ticket_type_id::text) AS "typeIds"
     FROM stock_pool p JOIN ticket_type_pool d ON d.pool_id = p.id WHERE p.event_id = $1 GROUP BY p.id`,
    [eventId],
  );
  return rows;
}

/** What went wrong in a crowd: an order in part, somebody refused whom the pools still fit, a code that is not sold out. */
export async function breachesOf(database: pg.Pool, hall: Hall, results: CrowdResult[]): Promise<string[]> {
  const pools = await poolsOf(database, hall.eventId);
  const below = pools.filter(({ available }) => available < 0).map(({ id }) => `pool ${id} is below zero`);
  const fits = (wanted: Wanted) =>
    pools.every(({ available, typeIds }) => {
      const seats = wanted.filter(({ ticketTypeId }) => typeIds.includes(ticketTypeId));
      return seats.reduce((sum, { quantity }) => sum + quantity, 0) <= available;
    });
  const wrong = results.flatMap(({ wanted, answer, refusal }) => {
    if (refusal) {
      if (refusal.code !== 'INSUFFICIENT_CAPACITY') return [`refused with ${refusal.code}`];
      return fits(wanted) ? [`refused although it fits: ${JSON.stringify(wanted)}`] : [];
    }
    const seats = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
    const { tickets = [] } = purchased(answer);
    return tickets.length === seats ? [] : [`an order in part: ${tickets.length} of ${seats}`];
  });
  return [...below, ...wrong];
}
