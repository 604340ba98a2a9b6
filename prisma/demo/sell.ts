import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type DomainEvent, eventFacts, ticketFacts } from '../../src/domain/domain-events.ts';
import { type Order, totalOf } from '../../src/domain/order.ts';
import type { StockPool, TicketType } from '../../src/domain/stock.ts';
import { confirmationCode, type Ticket } from '../../src/domain/ticket.ts';
import type { Buyers } from './accounts.ts';
import { baskets, type Line, leftToSell, minuteOfSale } from './baskets.ts';
import { dice, pick } from './dice.ts';
import type { MadeEvent } from './make-event.ts';
import { person } from './people.ts';

const MINUTE_MS = 60_000;

/** By which links buyers came, as their minute has it: no dice, which everything after it would follow. */
const SOURCES = ['newsletter', null, 'instagram', null, 'newsletter', 'whatsapp', null] as const;
const sourceOf = (bought: Date) => SOURCES[Math.floor(bought.getTime() / MINUTE_MS) % SOURCES.length] ?? null;

type OrderLine = { orderId: string; ticketTypeId: string; quantity: number; unitPrice: number };
type Happened = { event: DomainEvent; at: Date };

export type Sales = {
  orders: (Order & { source: string | null })[];
  lines: OrderLine[];
  tickets: Ticket[];
  happened: Happened[];
  /** The pools after all of it. */
  pools: StockPool[];
};

/** Every change of a pool is one version, as in the shop. */
const moved = (pools: StockPool[], lines: Line[], sign: 1 | -1): StockPool[] =>
  pools.map((pool) => {
    const seats = lines.reduce((sum, { type, quantity }) => sum + (type.poolIds.includes(pool.id) ? quantity : 0), 0);
    return seats === 0 ? pool : { ...pool, available: pool.available + sign * seats, version: pool.version + 1 };
  });

function happenedTo(ticket: Ticket, { event, stock, cancelledAt }: MadeEvent): Happened[] {
  const { id: subjectId, purchasedAt, cancelledAt: returnedAt, usedAt } = ticket;
  const type = stock.types.find(({ id }) => id === ticket.ticketTypeId);
  if (!type) throw new Error(`ticket ${subjectId} is of no type of its event`);
  const facts = ticketFacts(ticket, event, type);
  const reason = cancelledAt ? 'event-cancelled' : 'holder';
  const happened: Happened[] = [{ at: purchasedAt, event: { type: 'ticket.purchased', subjectId, payload: facts } }];
  if (returnedAt) {
    happened.push({ at: returnedAt, event: { type: 'ticket.cancelled', subjectId, payload: { ...facts, reason } } });
  }
  if (usedAt) {
    const payload = { ...facts, usedAt: usedAt.toISOString() };
    happened.push({ at: usedAt, event: { type: 'ticket.checked-in', subjectId, payload } });
  }
  return happened;
}

function happenedToEvent({ event, cancelledAt }: MadeEvent, { tickets, pools }: Sales): Happened[] {
  const subjectId = event.id;
  const facts = eventFacts(event);
  const happened: Happened[] = [
    { at: event.createdAt, event: { type: 'event.created', subjectId, payload: { event: facts, source: 'app' } } },
  ];
  if (cancelledAt) {
    const payload = { event: facts, tickets: tickets.length, source: 'app' } as const;
    happened.push({ at: cancelledAt, event: { type: 'event.cancelled', subjectId, payload } });
  }
  if (pools.some(({ id, available }) => id === event.id && available === 0)) {
    const at = new Date(Math.max(...tickets.map(({ purchasedAt }) => purchasedAt.getTime())));
    happened.push({ at, event: { type: 'event.sold-out', subjectId, payload: { slug: event.slug } } });
  }
  return happened;
}

type Basket = {
  buyerId: string;
  lines: Line[];
  bought: Date;
  seatOf: (index: number) => { name: string; email: string };
  becomes: () => Pick<Ticket, 'status'> & { at?: Date };
};

function addOrder(sales: Sales, made: MadeEvent, { buyerId, lines, bought, seatOf, becomes }: Basket): void {
  const orderId = uuidv7({ msecs: bought.getTime() });
  const { id: eventId, currency } = made.event;
  const types = lines.flatMap(({ type, quantity }) => Array<TicketType>(quantity).fill(type));
  const tickets = types.map((type, index): Ticket => {
    const { name, email } = seatOf(index);
    const { status, at = null } = becomes();
    return {
      id: uuidv7({ msecs: bought.getTime() }),
      orderId,
      eventId,
      ticketTypeId: type.id,
      ownerId: buyerId,
      confirmationCode: confirmationCode(randomBytes),
      status,
      participantName: name,
      participantEmail: email,
      price: type.price,
      currency,
      purchasedAt: bought,
      cancelledAt: status === 'CANCELLED' ? at : null,
      usedAt: status === 'USED' ? at : null,
      serial: 1,
    };
  });
  const isCancelled = tickets.every(({ status }) => status === 'CANCELLED');
  const status = isCancelled ? 'CANCELLED' : 'PAID';
  const source = sourceOf(bought);
  sales.orders.push({ id: orderId, buyerId, total: totalOf(lines), currency, status, createdAt: bought, source });
  sales.lines.push(
    ...lines.map(({ type, quantity }) => ({ orderId, ticketTypeId: type.id, quantity, unitPrice: type.price })),
  );
  sales.tickets.push(...tickets);
  sales.happened.push(...tickets.flatMap((ticket) => happenedTo(ticket, made)));
  sales.pools = moved(sales.pools, lines, -1);
  if (isCancelled) sales.pools = moved(sales.pools, lines, 1);
}

/** Everything one event sold, and what became of it. The same at every seeding but for ids and codes. */
export function sell(made: MadeEvent, { demoUser, others }: Buyers, now: Date, seed: number): Sales {
  const roll = dice(seed);
  const { demo, event, stock, cancelledAt } = made;
  const sales: Sales = { orders: [], lines: [], tickets: [], happened: [], pools: stock.pools };
  const isOver = event.startsAt < now;
  const used = () => ({ status: 'USED' as const, at: new Date(event.startsAt.getTime() - roll(45) * MINUTE_MS) });
  const becomes = () => {
    if (cancelledAt) return { status: 'CANCELLED' as const, at: cancelledAt };
    // Of a past event nine in ten came.
    return isOver && roll(10) > 0 ? used() : { status: 'ACTIVE' as const };
  };

  for (const lines of baskets(leftToSell(made), roll)) {
    const bought = minuteOfSale(made, lines, now, roll);
    addOrder(sales, made, { buyerId: pick(others, roll).id, lines, bought, seatOf: () => person(roll), becomes });
  }
  if (demo.ofDemoUser) {
    const { seats, isGivenBack } = demo.ofDemoUser;
    const lines = stock.types.flatMap((type, index) => (seats[index] ? [{ type, quantity: seats[index] }] : []));
    const bought = minuteOfSale(made, lines, now, roll);
    const returned = { status: 'CANCELLED' as const, at: new Date((bought.getTime() + now.getTime()) / 2) };
    addOrder(sales, made, {
      buyerId: demoUser.id,
      lines,
      bought,
      seatOf: (index) => (index === 0 ? demoUser : person(roll)),
      becomes: isGivenBack ? () => returned : isOver ? used : becomes,
    });
  }
  sales.happened.push(...happenedToEvent(made, sales));
  return sales;
}
