import type { TicketType } from '../../src/domain/stock.ts';
import { soldOf } from './demo-event.ts';
import { pick, type Roll } from './dice.ts';
import type { MadeEvent } from './make-event.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export type Line = { type: TicketType; quantity: number };

/** How many of each type are still to be sold to whom nobody knows. */
export function leftToSell({ demo, stock }: MadeEvent): Map<TicketType, number> {
  const own = demo.ofDemoUser?.isGivenBack ? [] : (demo.ofDemoUser?.seats ?? []);
  return new Map(stock.types.map((type, index) => [type, (soldOf(demo)[index] ?? 0) - (own[index] ?? 0)]));
}

const isSoldWith = (a: TicketType, b: TicketType) =>
  a.salesStart?.getTime() === b.salesStart?.getTime() && a.salesEnd?.getTime() === b.salesEnd?.getTime();

/** The orders of strangers: groups of one to four, now and then of two types. */
export function* baskets(left: Map<TicketType, number>, roll: Roll): Generator<Line[]> {
  const take = (type: TicketType, wanted: number): Line => {
    const quantity = Math.min(left.get(type) ?? 0, wanted);
    left.set(type, (left.get(type) ?? 0) - quantity);
    return { type, quantity };
  };
  const sellable = () => [...left].flatMap(([type, seats]) => (seats > 0 ? [type] : []));
  for (let types = sellable(); types.length > 0; types = sellable()) {
    const type = pick(types, roll);
    const lines = [take(type, Math.max(type.minPerOrder, pick([1, 2, 2, 2, 3, 4], roll)))];
    const others = types.filter((other) => other !== type && other.minPerOrder === 1 && isSoldWith(type, other));
    if (others.length > 0 && roll(3) === 0) lines.push(take(pick(others, roll), pick([1, 1, 2], roll)));
    yield lines;
  }
}

/** Some minute in which all of `lines` were for sale. */
export function minuteOfSale({ event, cancelledAt }: MadeEvent, lines: Line[], now: Date, roll: Roll): Date {
  const times = (pickTime: (type: TicketType) => Date | null) =>
    lines.flatMap(({ type }) => pickTime(type)?.getTime() ?? []);
  const open = Math.max(event.createdAt.getTime() + DAY_MS, ...times(({ salesStart }) => salesStart));
  const ends = [now, event.startsAt, ...(cancelledAt ? [cancelledAt] : [])].map((end) => end.getTime());
  const closed = Math.min(...ends, ...times(({ salesEnd }) => salesEnd)) - 60 * MINUTE_MS;
  return new Date(closed - roll(Math.floor((closed - open) / MINUTE_MS)) * MINUTE_MS);
}
