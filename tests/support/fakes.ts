import type { AuditEntry, AuditTrail, RefusedSignIn } from '@/application/audit/ports';
import type { CheckIn, DuplicateScan } from '@/application/check-in/ports';
import type { KeptImport } from '@/application/imports/ports';
import type { NewTask } from '@/application/long-tasks/ports';
import type { LockedStock, TicketWithEvent, Transaction, Tx } from '@/application/ports';
import type { TicketKeys } from '@/application/tickets/ports';
import { toBase64Url } from '@/application/tickets/ticket-code';
import type { DomainEvent } from '@/domain/domain-events';
import { AppError } from '@/domain/errors';
import type { Event, EventDetails } from '@/domain/event';
import { DEFAULT_SHOP } from '@/domain/shop';
import { type EventStock, isOffered, seatsTaken } from '@/domain/stock';
import type { Ticket } from '@/domain/ticket';
import { NOW, stockOf, uuid } from './builders.ts';
import { nobodysAccess } from './fake-access.ts';
import { fakeAccounts } from './fake-accounts.ts';
import { noFactors } from './fake-factors.ts';
import { fakeTransfers } from './fake-transfers.ts';

/** Ports kept in memory, only as clever as the use cases need them. */

export const clock = { now: () => NOW };

export function ids() {
  let last = 100;
  return { next: () => uuid(++last) };
}

type Rows = {
  events?: Event[];
  /** Of events that sell more than their only type. */
  stocks?: EventStock[];
  tickets?: Ticket[];
  accounts?: ReturnType<typeof fakeAccounts>;
  transfers?: ReturnType<typeof fakeTransfers>;
};
type Audited = Parameters<Tx['audit']>[0];

/** An event as it is read: seats and prices are those of its stock. */
function withStock(details: EventDetails, { pools, types }: EventStock): Event {
  const seats = pools.find(({ id }) => id === details.id);
  const shown = types.filter(({ isHidden }) => !isHidden);
  const prices = (shown.length > 0 ? shown : types).map(({ price }) => price);
  if (!seats || prices.length === 0) throw new Error(`event ${details.id} sells nothing`);
  const { capacity, available } = seats;
  return {
    ...details,
    capacity,
    available,
    price: Math.min(...prices),
    maxPrice: Math.max(...prices),
    isOffered: isOffered({ pools, types }, NOW),
  };
}

/** The audit log of what has no transaction. */
export function fakeAudit() {
  const entries: AuditEntry[] = [];
  const refused: RefusedSignIn[] = [];
  const trail: AuditTrail = {
    record: async (entry) => void entries.push(entry),
    refusedSignIn: async (attempt) => void refused.push(attempt),
  };
  return { ...trail, entries, refused };
}

/** A database of one transaction at a time. A transaction that throws leaves nothing behind. */
export function fakeStore({
  events = [],
  stocks = [],
  tickets = [],
  accounts = fakeAccounts(),
  transfers = fakeTransfers(),
}: Rows = {}) {
  const given = (event: Event) => stocks.find(({ pools }) => pools.some(({ id }) => id === event.id));
  const rows = {
    events: new Map<string, EventDetails>(events.map((event) => [event.id, event])),
    stocks: new Map(events.map((event) => [event.id, given(event) ?? stockOf(event)])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    recorded: [] as DomainEvent[],
    audited: [] as Audited[],
    settledOrders: [] as string[],
    checkIns: [] as CheckIn[],
    duplicates: [] as DuplicateScan[],
    longTasks: [] as NewTask[],
    planned: new Map<string, Date>(),
    cancellationMessages: new Map<string, string>(),
    imports: new Map<string, KeptImport>(),
    undone: new Map<string, { reason: string }>(),
  };
  const standing = (ticketId: string) =>
    rows.checkIns.find((known) => known.ticketId === ticketId && !rows.undone.has(known.id)) ?? null;
  /** What was locked, in that order, whatever became of the transaction. */
  const locked: ('event' | 'stock' | 'ticket')[] = [];

  const stock = (eventId: string): EventStock => {
    const found = rows.stocks.get(eventId);
    if (!found) throw new Error(`event ${eventId} has no stock`);
    return found;
  };
  const event = (id: string): Event | null => {
    const details = rows.events.get(id);
    return details ? withStock(details, stock(id)) : null;
  };
  const put = (details: EventDetails): Event => {
    rows.events.set(details.id, details);
    return withStock(details, stock(details.id));
  };
  const ticketsOf = (eventId: string) => [...rows.tickets.values()].filter((ticket) => ticket.eventId === eventId);

  const lockStock = (eventId: string): LockedStock => {
    locked.push('stock');
    const held = new Map<string, number>();
    for (const { ticketTypeId, status } of ticketsOf(eventId)) {
      held.set(ticketTypeId, (held.get(ticketTypeId) ?? 0) + (status === 'CANCELLED' ? 0 : 1));
    }
    return { ...stock(eventId), held, sold: new Set(held.keys()) };
  };
  const lockTicket = (ticket: Ticket | undefined): TicketWithEvent | null => {
    const found = ticket && event(ticket.eventId);
    if (!ticket || !found) return null;
    const type = stock(ticket.eventId).types.find(({ id }) => id === ticket.ticketTypeId);
    if (!type) throw new Error(`ticket ${ticket.id} is of no type`);
    locked.push('ticket');
    return { ticket, event: found, type };
  };

  const lockNamed = (by: { id: string } | { confirmationCode: string }) =>
    lockTicket(
      [...rows.tickets.values()].find(({ id, confirmationCode }) =>
        'id' in by ? id === by.id : confirmationCode === by.confirmationCode,
      ),
    );

  const tx: Tx = {
    ...accounts.writes,
    ...noFactors,
    ...nobodysAccess,
    ...transfers.writes,
    events: {
      create: async (made, itsStock) => {
        rows.stocks.set(made.id, itsStock);
        return put({ ...made, version: 0, createdAt: NOW, updatedAt: NOW });
      },
      lock: async (id) => {
        locked.push('event');
        return event(id);
      },
      update: async (before, patch) => put({ ...before, ...patch, version: before.version + 1, updatedAt: NOW }),
      delete: async (id) => {
        if (ticketsOf(id).length > 0) throw new AppError('EVENT_HAS_TICKETS', 'sold');
        rows.events.delete(id);
      },
      cancelTickets: async (id, now) => {
        const active = ticketsOf(id).filter(({ status }) => status === 'ACTIVE');
        const cancelled = active.map((ticket): Ticket => ({ ...ticket, status: 'CANCELLED', cancelledAt: now }));
        for (const ticket of cancelled) rows.tickets.set(ticket.id, ticket);
        return cancelled;
      },
      keepCancellationMessage: async (id, message) => void rows.cancellationMessages.set(id, message),
    },
    stock: {
      read: async (eventId) => stock(eventId),
      lock: async (eventId) => lockStock(eventId),
      save: async (eventId, _before, after) => {
        const pools = after.pools.map((pool) => ({ ...pool, version: pool.version + 1 }));
        rows.stocks.set(eventId, { ...after, pools });
      },
      release: async (released) => {
        for (const { eventId, ticketTypeId } of released) {
          const { pools, types } = stock(eventId);
          const back = seatsTaken(types.filter(({ id }) => id === ticketTypeId).map((type) => ({ type, quantity: 1 })));
          const after = pools.map((pool) => {
            const seats = back.get(pool.id) ?? 0;
            return { ...pool, available: pool.available + seats, version: pool.version + seats };
          });
          rows.stocks.set(eventId, { pools: after, types });
        }
      },
    },
    // Of no series: what these do is shown on the real database.
    series: {
      of: async () => null,
      facts: async () => ({ id: '', slug: '', eventSlugs: [] }),
      lock: async () => null,
      template: async () => null,
      create: async () => undefined,
      setDates: async () => undefined,
    },
    shop: { lock: async () => DEFAULT_SHOP, save: async () => undefined },
    manyEvents: { create: async () => undefined, lock: async () => [], change: async () => undefined },
    tickets: {
      lock: async (id, scope) => {
        const ticket = rows.tickets.get(id);
        if (!ticket || (scope.kind === 'account' && ticket.ownerId !== scope.id)) return null;
        lockStock(ticket.eventId);
        return lockTicket(ticket);
      },
      lockAlone: async (id, scope) => {
        const ticket = rows.tickets.get(id);
        return scope.kind === 'account' && ticket?.ownerId !== scope.id ? null : lockTicket(ticket);
      },
      save: async (ticket) => void rows.tickets.set(ticket.id, ticket),
    },
    checkIns: {
      lockTicket: async (by) => lockNamed(by),
      lockWithEvent: async (by) => lockNamed(by),
      standing: async (ticketId) => standing(ticketId),
      findScan: async (id) => {
        const duplicate = rows.duplicates.find((scan) => scan.id === id);
        const checkIn = rows.checkIns.find((known) => known.id === (duplicate?.checkInId ?? id));
        return checkIn ? { ticketId: checkIn.ticketId, checkIn } : null;
      },
      add: async (checkIn) => void rows.checkIns.push(checkIn),
      addDuplicate: async (scan) => void rows.duplicates.push(scan),
      undo: async (id, by) => void rows.undone.set(id, by),
    },
    mails: {
      write: async () => undefined,
      copy: async () => undefined,
      requeue: async () => undefined,
      requeueFailed: async () => 0,
    },
    messages: {
      insert: async () => undefined,
      lock: async () => null,
      update: async () => undefined,
      setStatus: async () => undefined,
      delete: async () => undefined,
      dropUnsent: async () => 0,
    },
    webhooks: {
      count: async () => 0,
      insert: async () => undefined,
      update: async () => undefined,
      replaceSecret: async () => undefined,
      setEnabled: async () => undefined,
      delete: async () => undefined,
      insertTest: async () => undefined,
      replay: async () => undefined,
      replayFailed: async () => 0,
    },
    longTasks: {
      insert: async (task) => void rows.longTasks.push(task),
      countOpen: async (userId) => rows.longTasks.filter((task) => task.userId === userId).length,
      cancel: async () => undefined,
      dismiss: async () => undefined,
    },
    publications: {
      plan: async ({ eventId, publishAt }) => void rows.planned.set(eventId, publishAt),
      forget: async (eventId) => void rows.planned.delete(eventId),
      find: async (eventId) => {
        const publishAt = rows.planned.get(eventId);
        return publishAt && rows.events.get(eventId)?.status === 'DRAFT' ? { eventId, publishAt } : null;
      },
    },
    imports: {
      insert: async ({ bytes: _bytes, ...file }) =>
        void rows.imports.set(file.id, { ...file, preview: null, taskId: null, outcome: null, createdAt: NOW }),
      lock: async (id) => rows.imports.get(id) ?? null,
      startedBy: async (id, taskId) => {
        const file = rows.imports.get(id);
        if (file) rows.imports.set(id, { ...file, taskId });
      },
    },
    settleOrders: async (orderIds) => void rows.settledOrders.push(...orderIds),
    record: async (happened) => void rows.recorded.push(...happened),
    audit: async (...entries) => void rows.audited.push(...entries),
  };

  const transaction: Transaction = async (work) => {
    const before = {
      events: new Map(rows.events),
      stocks: new Map(rows.stocks),
      tickets: new Map(rows.tickets),
      recorded: [...rows.recorded],
      audited: [...rows.audited],
      settledOrders: [...rows.settledOrders],
      checkIns: [...rows.checkIns],
      duplicates: [...rows.duplicates],
      undone: new Map(rows.undone),
    };
    try {
      return await work(tx);
    } catch (error) {
      Object.assign(rows, before);
      throw error;
    }
  };
  return Object.assign(rows, { event, stock, locked, transaction });
}

/** What `work` is refused with; fails where it is not. */
export async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(error ? `not refused on purpose: ${error}` : 'not refused', { cause: error });
}

/** A key that signs tickets, made for this run. */
export async function fakeTicketKeys(): Promise<TicketKeys> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return {
    signing: async () => ({ id: 'test', privateKey: pair.privateKey }),
    publicKeys: async () => [{ id: 'test', publicKey }],
  };
}
