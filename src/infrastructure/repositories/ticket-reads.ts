import type { TicketFilter, TicketReads, TicketWithEvent } from '../../application/ports.ts';
import type { SignedIn } from '../../domain/user.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { toEvent } from './event-row.ts';

type TicketRow = Prisma.TicketGetPayload<{ include: { event: true } }>;

export function toTicketWithEvent({ event, ...ticket }: TicketRow): TicketWithEvent {
  return { ticket, event: toEvent(event) };
}

/** Somebody else's ticket cannot even be read. */
export const visibleTo = (actor: SignedIn): Prisma.TicketWhereInput =>
  actor.role === 'ADMIN' ? {} : { ownerId: actor.id };

function matching({ q, status }: TicketFilter): Prisma.TicketWhereInput {
  // Prisma hands `contains` to LIKE as it is.
  const contains = { contains: q?.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return {
    status,
    OR: q ? [{ participantName: contains }, { participantEmail: contains }, { confirmationCode: contains }] : undefined,
  };
}

export function ticketReads(database: () => Database): TicketReads {
  const page = async (where: Prisma.TicketWhereInput, { offset, limit }: { offset: number; limit: number }) => {
    const [rows, total] = await Promise.all([
      // UUID v7 grows with time: newest first is the key itself.
      database().ticket.findMany({
        where,
        include: { event: true },
        orderBy: { id: 'desc' },
        skip: offset,
        take: limit,
      }),
      database().ticket.count({ where }),
    ]);
    return { rows: rows.map(toTicketWithEvent), total };
  };

  return {
    async findForActor(id, actor) {
      const row = await database().ticket.findFirst({ where: { id, ...visibleTo(actor) }, include: { event: true } });
      return row && toTicketWithEvent(row);
    },
    listByOwner: (ownerId, filter, slice) => page({ ownerId, ...matching(filter) }, slice),
    listByEvent: (eventId, filter, slice) => page({ eventId, ...matching(filter) }, slice),
  };
}
