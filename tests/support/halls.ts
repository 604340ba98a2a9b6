import type pg from 'pg';
import { dice } from '../../prisma/demo/dice.ts';
import { insertEvent, insertTicketType, typeOf } from './rows.ts';

/** Halls that sell several types, crowds that want some of each, and what may not come of it. */

export type Wanted = { ticketTypeId: string; quantity: number }[];
/** What somebody got: so many seats, or a refusal with its code. */
export type Got = { wanted: Wanted; outcome: { seats: number } | { code: string } };
type PoolState = { id: string; available: number; typeIds: string[] };

/** 100 seats: floor without a limit, balcony with 30 of its own, stalls in full and half price that share 40. */
export async function hallWithThreeTypes(database: pg.Pool) {
  const eventId = await insertEvent(database, { capacity: 100, available: 100 });
  const floor = await typeOf(database, eventId);
  const balcony = await insertTicketType(database, { eventId, limit: 30 });
  const stalls = await insertTicketType(database, { eventId, limit: 40 });
  const half = await insertTicketType(database, { eventId, shares: stalls }, { price: 2500 });
  return {
    eventId,
    types: [floor, balcony, stalls, half],

    async pools(): Promise<PoolState[]> {
      const { rows } = await database.query<PoolState>(
        `SELECT p.id, p.available, array_agg(d.ticket_type_id::text) AS "typeIds"
         FROM stock_pool p JOIN ticket_type_pool d ON d.pool_id = p.id WHERE p.event_id = $1 GROUP BY p.id`,
        [eventId],
      );
      return rows;
    },

    breaches,
  };
}
export type Hall = Awaited<ReturnType<typeof hallWithThreeTypes>>;

const seatsIn = (wanted: Wanted) => wanted.reduce((sum, { quantity }) => sum + quantity, 0);

/** An order in part, somebody refused whom the pools still fit, a refusal that is not "sold out". */
function breaches(pools: PoolState[], got: Got[]): string[] {
  const fits = (wanted: Wanted) =>
    pools.every(
      ({ available, typeIds }) =>
        seatsIn(wanted.filter(({ ticketTypeId }) => typeIds.includes(ticketTypeId))) <= available,
    );
  const below = pools.filter(({ available }) => available < 0).map(({ id }) => `pool ${id} is below zero`);
  const wrong = got.flatMap(({ wanted, outcome }) => {
    if ('seats' in outcome) {
      const seats = seatsIn(wanted);
      return outcome.seats === seats ? [] : [`an order in part: ${outcome.seats} of ${seats}`];
    }
    if (outcome.code !== 'INSUFFICIENT_CAPACITY') return [`refused with ${outcome.code}`];
    return fits(wanted) ? [`refused although it fits: ${JSON.stringify(wanted)}`] : [];
  });
  return [...below, ...wrong];
}

/** What each of `people` wants: one to three types, one or two seats of each. */
export function wantedBy(people: number, { types }: Hall, seed: number): Wanted[] {
  const roll = dice(seed);
  return Array.from({ length: people }, () => {
    const count = 1 + roll(3);
    const offset = roll(types.length);
    return Array.from({ length: count }, (_, index) => ({
      ticketTypeId: types[(offset + index) % types.length] ?? '',
      quantity: 1 + roll(2),
    }));
  });
}
