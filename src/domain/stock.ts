import type { Locale } from './locale.ts';

/**
 * What an event has to sell. A pool counts seats; a ticket type draws on the pool of all seats of its event and, where
 * it has a limit, on a second one, which several types may share.
 */

export type StockPool = {
  /** The pool of all seats carries the id of its event. */
  id: string;
  capacity: number;
  available: number;
  /** Grows by one on every change; a sale holds only for the version it was decided on. */
  version: number;
};

export type TicketType = {
  id: string;
  name: string;
  description: string;
  translations: Partial<Record<Locale, { name?: string; description?: string }>>;
  /** Minor units of the event's currency. */
  price: number;
  salesStart: Date | null;
  salesEnd: Date | null;
  minPerOrder: number;
  maxPerOrder: number;
  /** Neither shown nor sold to the public; whoever runs the sale may sell it. */
  isHidden: boolean;
  position: number;
  /** Every pool it draws on. */
  poolIds: string[];
};

export type EventStock = { pools: StockPool[]; types: TicketType[] };

/** Seats by pool. */
export type Seats = ReadonlyMap<string, number>;

export type SalesWindow = 'before' | 'open' | 'after';

export function salesWindow(
  { salesStart, salesEnd }: Pick<TicketType, 'salesStart' | 'salesEnd'>,
  now: Date,
): SalesWindow {
  if (salesEnd && now >= salesEnd) return 'after';
  return salesStart && now < salesStart ? 'before' : 'open';
}

/** Seats that a type could still sell: as many as its tightest pool has. */
export function availableOf(type: Pick<TicketType, 'poolIds'>, pools: readonly StockPool[]): number {
  return Math.min(...type.poolIds.map((id) => pools.find((pool) => pool.id === id)?.available ?? 0));
}

/** Whether one of the types that are shown is within its sales window and has seats for its least order. */
export const isOffered = ({ types, pools }: EventStock, now: Date): boolean =>
  types.some(
    (type) => !type.isHidden && salesWindow(type, now) === 'open' && availableOf(type, pools) >= type.minPerOrder,
  );

/** What `quantity` seats of each type take from each pool. */
export function seatsTaken(lines: readonly { type: Pick<TicketType, 'poolIds'>; quantity: number }[]): Seats {
  const seats = new Map<string, number>();
  for (const { type, quantity } of lines) {
    for (const id of type.poolIds) seats.set(id, (seats.get(id) ?? 0) + quantity);
  }
  return seats;
}

/**
 * First come, first served, all or nothing: which of `orders` fit into `pools`, in their order, and what they take
 * together. Whoever does not fit takes nothing, so that a smaller order behind still may.
 */
export function allocate<Order>(
  orders: readonly Order[],
  seatsOf: (order: Order) => Seats,
  pools: readonly StockPool[],
): { fitting: Order[]; taken: Map<string, number> } {
  const left = new Map(pools.map(({ id, available }) => [id, available]));
  const taken = new Map<string, number>();
  const fitting = orders.filter((order) => {
    const seats = [...seatsOf(order)];
    if (seats.some(([id, quantity]) => quantity > (left.get(id) ?? 0))) return false;
    for (const [id, quantity] of seats) {
      left.set(id, (left.get(id) ?? 0) - quantity);
      taken.set(id, (taken.get(id) ?? 0) + quantity);
    }
    return true;
  });
  return { fitting, taken };
}

/** The pools after `taken` was sold from them. */
export const afterSale = (pools: readonly StockPool[], taken: Seats): StockPool[] =>
  pools.map((pool) => {
    const seats = taken.get(pool.id);
    return seats === undefined ? pool : { ...pool, available: pool.available - seats, version: pool.version + 1 };
  });
