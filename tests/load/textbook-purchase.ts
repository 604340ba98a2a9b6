import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { PurchaseInput } from '@/application/orders/schema';
import { toTicketDto } from '@/application/tickets/schema';
import { ticketFacts } from '@/domain/domain-events';
import { AppError } from '@/domain/errors';
import { requireAccount } from '@/domain/policy';
import { confirmationCode } from '@/domain/ticket';
import type { Actor } from '@/domain/user';
import { prisma } from '@/infrastructure/db/prisma';
import { toEventDetails } from '@/infrastructure/repositories/events/event-row';
import { toTypeName } from '@/infrastructure/repositories/tickets/ticket-reads';

/**
 * The optimistic purchase as textbooks write it: read, decide, write where the version is still the same, or tell the
 * buyer to try again. For comparison only; nothing in the product uses it.
 */
export async function textbookPurchase(actor: Actor, input: PurchaseInput) {
  const buyerId = requireAccount(actor);
  const now = new Date();
  return prisma().$transaction(async (tx) => {
    const [row] = await tx.ticketType.findMany({ where: { eventId: input.eventId }, include: { event: true } });
    const seats = await tx.stockPool.findUnique({ where: { id: input.eventId } });
    if (!row || !seats) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
    if (seats.available < 1) throw new AppError('INSUFFICIENT_CAPACITY', 'Every seat is sold.');
    const { count } = await tx.stockPool.updateMany({
      where: { id: seats.id, version: seats.version, available: { gte: 1 } },
      data: { available: { decrement: 1 }, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError('OPTIMISTIC_LOCK_ERROR', 'Somebody else was faster.');

    const { price, event } = row;
    const { currency } = event;
    const order = await tx.order.create({ data: { id: uuidv7(), buyerId, total: price, currency } });
    await tx.orderLine.create({ data: { orderId: order.id, ticketTypeId: row.id, quantity: 1, unitPrice: price } });
    const ticket = await tx.ticket.create({
      data: {
        id: uuidv7(),
        orderId: order.id,
        eventId: event.id,
        ticketTypeId: row.id,
        ownerId: buyerId,
        confirmationCode: confirmationCode(randomBytes),
        participantName: input.participantName,
        participantEmail: input.participantEmail,
        price,
        currency,
      },
    });
    await tx.domainEvent.create({
      data: { id: uuidv7(), type: 'ticket.purchased', subjectId: ticket.id, payload: ticketFacts(ticket, event, row) },
    });
    return toTicketDto(ticket, toEventDetails(event), toTypeName(row), now);
  });
}
