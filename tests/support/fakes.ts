import type { Transaction, Tx } from '@/application/ports';
import type { DomainEvent } from '@/domain/domain-events';
import { AppError } from '@/domain/errors';
import type { Event } from '@/domain/event';
import type { Ticket } from '@/domain/ticket';
import { NOW, uuid } from './builders.ts';

/** Ports kept in memory, only as clever as the use cases need them. */

export const clock = { now: () => NOW };

export function ids() {
  let last = 100;
  return { next: () => uuid(++last) };
}

/** A database of one transaction at a time. A transaction that throws leaves nothing behind. */
export function fakeStore({ events = [], tickets = [] }: { events?: Event[]; tickets?: Ticket[] } = {}) {
  const store = {
    events: new Map(events.map((event) => [event.id, event])),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    published: [] as DomainEvent[],
    audited: [] as { actorId: string; action: string; subjectId: string; detail?: Record<string, unknown> }[],
    settledOrders: [] as string[],
  };

  const stored = (id: string) => {
    const event = store.events.get(id);
    if (!event) throw new Error(`no event ${id}`);
    return event;
  };
  const withEvent = (ticket: Ticket | undefined) => (ticket ? { ticket, event: stored(ticket.eventId) } : null);
  const put = (event: Event) => {
    store.events.set(event.id, event);
    return event;
  };

  const tx: Tx = {
    events: {
      create: async (event) => put({ ...event, available: event.capacity, version: 0, createdAt: NOW, updatedAt: NOW }),
      lock: async (id) => store.events.get(id) ?? null,
      update: async (event, patch) =>
        put({
          ...event,
          ...patch,
          available: event.available + (patch.capacity ?? event.capacity) - event.capacity,
          version: event.version + 1,
          updatedAt: NOW,
        }),
      release: async (id, seats) => {
        const event = stored(id);
        put({ ...event, available: event.available + seats, version: event.version + 1 });
      },
      delete: async (id) => {
        if ([...store.tickets.values()].some((ticket) => ticket.eventId === id))
          throw new AppError('EVENT_HAS_TICKETS', 'sold');
        store.events.delete(id);
      },
      cancelTickets: async (id, now) => {
        const active = [...store.tickets.values()].filter(
          (ticket) => ticket.eventId === id && ticket.status === 'ACTIVE',
        );
        const cancelled = active.map((ticket): Ticket => ({ ...ticket, status: 'CANCELLED', cancelledAt: now }));
        for (const ticket of cancelled) store.tickets.set(ticket.id, ticket);
        return cancelled;
      },
    },
    tickets: {
      lockForActor: async (id, actor) => {
        const ticket = store.tickets.get(id);
        return withEvent(ticket && (actor.role === 'ADMIN' || ticket.ownerId === actor.id) ? ticket : undefined);
      },
      lockByCode: async (code) =>
        withEvent([...store.tickets.values()].find((ticket) => ticket.confirmationCode === code)),
      save: async (ticket) => void store.tickets.set(ticket.id, ticket),
    },
    settleOrders: async (orderIds) => void store.settledOrders.push(...orderIds),
    publish: async (happened) => void store.published.push(...happened),
    audit: async (entry) => void store.audited.push(entry),
  };

  const transaction: Transaction = async (work) => {
    const before = {
      ...store,
      events: new Map(store.events),
      tickets: new Map(store.tickets),
      published: [...store.published],
      audited: [...store.audited],
    };
    try {
      return await work(tx);
    } catch (error) {
      Object.assign(store, before);
      throw error;
    }
  };
  return Object.assign(store, { transaction });
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
