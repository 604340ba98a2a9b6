import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { type PurchaseInput, toTicketDto } from '@/application/tickets/schema';
import { AppError } from '@/domain/errors';
import { requireSignedIn } from '@/domain/policy';
import { confirmationCode } from '@/domain/ticket';
import type { Actor } from '@/domain/user';
import { prisma } from '@/infrastructure/db/prisma';
import { toEvent } from '@/infrastructure/repositories/event-row';

/**
 * The optimistic purchase as textbooks write it: read, decide, write where the version is still the same, or tell the
 * buyer to try again. For comparison only; nothing in the product uses it.
 */
export async function textbookPurchase(actor: Actor, input: PurchaseInput) {
  const buyer = requireSignedIn(actor);
  const now = new Date();
  return prisma().$transaction(async (tx) => {
    const row = await tx.event.findUnique({ where: { id: input.eventId } });
    if (!row) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such event.');
    if (row.available < 1) throw new AppError('INSUFFICIENT_CAPACITY', 'Every seat is sold.');
    const { count } = await tx.event.updateMany({
      where: { id: row.id, version: row.version, available: { gte: 1 } },
      data: { available: { decrement: 1 }, version: { increment: 1 } },
    });
    if (count === 0) throw new AppError('OPTIMISTIC_LOCK_ERROR', 'Somebody else was faster.');

    const { price, currency } = row;
    const order = await tx.order.create({ data: { id: uuidv7(), buyerId: buyer.id, total: price, currency } });
    const ticket = await tx.ticket.create({
      data: {
        id: uuidv7(),
        orderId: order.id,
        eventId: row.id,
        ownerId: buyer.id,
        confirmationCode: confirmationCode(randomBytes),
        participantName: input.participantName,
        participantEmail: input.participantEmail,
        price,
        currency,
      },
    });
    await tx.domainEvent.create({
      data: {
        id: uuidv7(),
        type: 'ticket.purchased',
        subjectId: ticket.id,
        payload: { eventId: row.id, orderId: order.id },
      },
    });
    return toTicketDto(ticket, toEvent(row), now);
  });
}
