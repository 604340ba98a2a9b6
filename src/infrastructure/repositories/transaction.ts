import type { Transaction, Tx } from '../../application/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { isDeadlock, uniqueViolation } from '../db/failures.ts';
import type { Database, TransactionClient } from '../db/prisma.ts';
import { prismaSql, type Sql } from '../db/sql.ts';
import { record } from '../events/record.ts';
import { accessWrites } from './access/access-writes.ts';
import { apiKeyWrites } from './access/api-keys.ts';
import { accountWrites } from './accounts/account-writes.ts';
import { linkedAccountWrites } from './accounts/linked-accounts.ts';
import { passkeyWrites } from './accounts/passkeys.ts';
import { factorWrites } from './accounts/second-factors.ts';
import { messageWrites } from './attendees/attendee-messages.ts';
import { insertEvents, lockEvents, updateEvents } from './events/event-writes.ts';
import { publicationWrites } from './events/publications.ts';
import { seriesWrites } from './events/series-writes.ts';
import { lockPools, lockStock, readStock, releaseSeats, saveStock } from './events/stock-writes.ts';
import { mailWrites } from './mail/mail-writes.ts';
import { shopWrites } from './shop.ts';
import { importWrites } from './tasks/imports.ts';
import { longTaskWrites } from './tasks/long-task-writes.ts';
import { checkInWrites } from './tickets/check-ins.ts';
import { toTicketWithEvent, visibleIn, withEvent } from './tickets/ticket-reads.ts';
import { cancelTickets, settleOrders } from './tickets/ticket-writes.ts';
import { transferWrites } from './tickets/transfers.ts';
import { webhookWrites } from './webhooks/webhook-writes.ts';

async function refusingTaken<T>(work: Promise<T>, what: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!uniqueViolation(error)) throw error;
    throw new AppError('CONFLICT', `Another ${what} uses this already.`, { cause: error });
  }
}

const slugTaken = (cause?: unknown) =>
  new AppError('CONFLICT', 'Another event has this address.', {
    fields: [{ field: 'slug', code: 'taken', message: 'is taken' }],
    cause,
  });

/** Whoever follows a link to an event must not find another one behind it. */
async function refusingSlugsOfOthers(sql: Sql, event: { id: string; slug: string }, slug = event.slug): Promise<void> {
  if (slug === event.slug) return;
  const [former] = await sql('SELECT 1 FROM former_slug WHERE slug = $1 AND event_id <> $2::uuid', [slug, event.id]);
  if (former) throw slugTaken();
}

async function refusingTakenSlug(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw uniqueViolation(error) ? slugTaken(error) : error;
  }
}

function writesOf(client: TransactionClient, recorded: DomainEvent[]): Tx {
  const sql = prismaSql(client);

  const lockEvent = async (id: string) => (await lockEvents(sql, 'e.id = $1::uuid', [id]))[0] ?? null;
  const lockStockOf = async (id: string) => {
    const stock = (await lockStock(sql, [id])).get(id);
    if (!stock) throw new Error(`event ${id} has no stock`);
    return stock;
  };

  return {
    ...accountWrites(client, recorded),
    ...factorWrites(client),
    ...passkeyWrites(client),
    ...linkedAccountWrites(client),
    ...checkInWrites(client),
    ...transferWrites(client),
    ...mailWrites(client),
    ...messageWrites(client),
    ...seriesWrites(sql),
    ...shopWrites(sql),
    ...longTaskWrites(client),
    ...publicationWrites(client),
    ...importWrites(client),
    ...webhookWrites(client),
    ...accessWrites(client),
    ...apiKeyWrites(client),

    events: {
      async create(event, stock) {
        await refusingTaken(insertEvents(sql, [{ event, stock }], new Date()), 'event');
        const created = await lockEvent(event.id);
        if (!created) throw new Error(`event ${event.id} vanished while it was made`);
        return created;
      },

      lock: lockEvent,

      async update(event, patch) {
        await refusingSlugsOfOthers(sql, event, patch.slug);
        await refusingTakenSlug(updateEvents(sql, [{ event, patch }], new Date()));
        const updated = await lockEvent(event.id);
        if (!updated) throw new Error(`event ${event.id} vanished under its lock`);
        return updated;
      },

      async delete(id) {
        // Cancelled tickets count too: nothing that was sold is ever deleted.
        const tickets = await client.ticket.count({ where: { eventId: id } });
        if (tickets > 0) {
          throw new AppError('EVENT_HAS_TICKETS', 'Tickets were sold for this event. Cancel it instead.', {
            facts: { tickets },
          });
        }
        await client.event.delete({ where: { id } });
      },

      cancelTickets: (id, now) => cancelTickets(sql, id, now),

      async keepCancellationMessage(id, message) {
        await client.cancellationMessage.create({ data: { eventId: id, message } });
      },
    },

    stock: {
      read: (eventId) => readStock(sql, eventId),
      lock: lockStockOf,
      save: (eventId, before, after) => refusingTaken(saveStock(sql, [{ eventId, before, after }]), 'ticket type'),
      release: (tickets) => releaseSeats(sql, tickets),
    },

    tickets: {
      async lock(id, scope) {
        const where = { id, ...visibleIn(scope) };
        const found = await client.ticket.findFirst({ where, select: { eventId: true } });
        if (!found) return null;
        await lockPools(sql, [found.eventId]);
        await client.$queryRaw`SELECT 1 FROM ticket WHERE id = ${id}::uuid FOR UPDATE`;
        const row = await client.ticket.findFirst({ where, include: withEvent });
        return row && toTicketWithEvent(row);
      },

      async lockAlone(id, scope) {
        const where = { id, ...visibleIn(scope) };
        if (!(await client.ticket.findFirst({ where, select: { id: true } }))) return null;
        await client.$queryRaw`SELECT 1 FROM ticket WHERE id = ${id}::uuid FOR UPDATE`;
        // Read again: it may have changed hands before the lock was ours.
        const row = await client.ticket.findFirst({ where, include: withEvent });
        return row && toTicketWithEvent(row);
      },

      async save({ id, status, cancelledAt, usedAt, ownerId, confirmationCode, serial, ...ticket }) {
        const { participantName, participantEmail } = ticket;
        const hands = { ownerId, confirmationCode, serial, participantName, participantEmail };
        await client.ticket.update({ where: { id }, data: { status, cancelledAt, usedAt, ...hands } });
      },
    },

    settleOrders: (orderIds) => settleOrders(sql, orderIds),

    async record(events) {
      await record(sql, events, new Date());
      recorded.push(...events);
    },

    audit: (...entries) => appendAudit(sql, entries, new Date()),
  };
}

const MOST_TRIES = 4;

/** A code that was drawn is some other ticket's: the next draw is another one. */
const isCodeTaken = (error: unknown) => uniqueViolation(error)?.index?.includes('confirmation_code') === true;

/** Two scans came at once under one id: the second finds the first when it is tried again. */
const isScanTaken = (error: unknown) => /^(check_in|duplicate_scan)_pkey$/.test(uniqueViolation(error)?.index ?? '');

/** Two who want each other's name wait for each other until PostgreSQL undoes one of them, who then comes second. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === MOST_TRIES || !(isDeadlock(error) || isCodeTaken(error) || isScanTaken(error))) throw error;
    }
  }
}

/**
 * READ COMMITTED with row locks where a decision depends on what was read. `work` may run several times; of those that
 * were undone nothing is left. `onRecorded` hears after the commit of what was recorded in it.
 */
export function transactions(database: () => Database, onRecorded: (events: DomainEvent[]) => void): Transaction {
  return async (work) => {
    const { recorded, result } = await again(async () => {
      const happened: DomainEvent[] = [];
      const done = await database().$transaction((client) => work(writesOf(client, happened)), {
        // Long enough to call off a full house, which writes a row or two for each of its tickets.
        timeout: 30_000,
        maxWait: 5_000,
      });
      return { recorded: happened, result: done };
    });
    onRecorded(recorded);
    return result;
  };
}
