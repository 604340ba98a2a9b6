import { v7 as uuidv7 } from 'uuid';
import type { EventPatch, Transaction, Tx } from '../../application/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { uniqueViolation } from '../db/failures.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Database, TransactionClient } from '../db/prisma.ts';
import { toEvent } from './event-row.ts';
import { toTicketWithEvent, visibleTo } from './ticket-reads.ts';

async function refusingTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!uniqueViolation(error)) throw error;
    throw new AppError('CONFLICT', 'Another event uses this address already.', { cause: error });
  }
}

// NO KEY UPDATE: tickets that refer to the row may still be inserted by whoever holds it.
const lockEvent = (client: TransactionClient, id: string) =>
  client.$queryRaw`SELECT 1 FROM event WHERE id = ${id}::uuid FOR NO KEY UPDATE`;

const writesOf = (client: TransactionClient): Tx => ({
  events: {
    async create(event) {
      const created = client.event.create({ data: { ...event, available: event.capacity } });
      return toEvent(await refusingTaken(created));
    },

    async lock(id) {
      await lockEvent(client, id);
      const row = await client.event.findUnique({ where: { id } });
      return row && toEvent(row);
    },

    async update(event, patch: EventPatch) {
      const moved = patch.capacity === undefined ? 0 : patch.capacity - event.capacity;
      const row = await client.event.update({
        where: { id: event.id, version: event.version },
        data: { ...patch, available: event.available + moved, version: event.version + 1, updatedAt: new Date() },
      });
      return toEvent(row);
    },

    async release(id, seats) {
      await client.event.update({
        where: { id },
        data: { available: { increment: seats }, version: { increment: 1 } },
      });
    },

    async delete(id) {
      // Cancelled tickets count too: nothing that was sold is ever deleted.
      const sold = await client.ticket.count({ where: { eventId: id } });
      if (sold > 0) {
        throw new AppError('EVENT_HAS_TICKETS', 'Tickets were sold for this event. Cancel it instead.', {
          facts: { tickets: sold },
        });
      }
      await client.event.delete({ where: { id } });
    },

    async cancelTickets(id, now) {
      return client.ticket.updateManyAndReturn({
        where: { eventId: id, status: 'ACTIVE' },
        data: { status: 'CANCELLED', cancelledAt: now },
      });
    },
  },

  tickets: {
    async lockForActor(id, actor) {
      const visible = { id, ...visibleTo(actor) };
      const found = await client.ticket.findFirst({ where: visible, select: { eventId: true } });
      if (!found) return null;
      // Event before ticket, the order in which cancelling an event locks them: otherwise two could wait for each other.
      await lockEvent(client, found.eventId);
      await client.$queryRaw`SELECT 1 FROM ticket WHERE id = ${id}::uuid FOR UPDATE`;
      const row = await client.ticket.findFirst({ where: visible, include: { event: true } });
      return row && toTicketWithEvent(row);
    },

    async lockByCode(confirmationCode) {
      await client.$queryRaw`SELECT 1 FROM ticket WHERE confirmation_code = ${confirmationCode} FOR UPDATE`;
      const row = await client.ticket.findUnique({ where: { confirmationCode }, include: { event: true } });
      return row && toTicketWithEvent(row);
    },

    async save({ id, status, cancelledAt, usedAt }) {
      await client.ticket.update({ where: { id }, data: { status, cancelledAt, usedAt } });
    },
  },

  async settleOrders(orderIds) {
    await client.order.updateMany({
      where: { id: { in: orderIds }, status: 'PAID', tickets: { every: { status: 'CANCELLED' } } },
      data: { status: 'CANCELLED' },
    });
  },

  async publish(events) {
    await client.domainEvent.createMany({ data: events.map((event) => ({ id: uuidv7(), ...event })) });
  },

  async audit({ actorId, action, subjectId, detail = {} }) {
    const data: Prisma.AuditLogCreateInput = {
      id: uuidv7(),
      actorId,
      action,
      subjectId,
      detail: detail as Prisma.InputJsonObject,
    };
    await client.auditLog.create({ data });
  },
});

/** READ COMMITTED with row locks where a decision depends on what was read. */
export function transactions(database: () => Database): Transaction {
  return (work) => database().$transaction((client) => work(writesOf(client)), { timeout: 10_000, maxWait: 5_000 });
}
