import type { Slice, TicketFilter, TicketReads, TicketWithEvent } from '../../application/ports.ts';
import type { RowScope } from '../../domain/policy.ts';
import type { Prisma } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { toEventDetails } from './event-row.ts';

export const withEvent = { type: { include: { event: true } } } satisfies Prisma.TicketInclude;
type TicketRow = Prisma.TicketGetPayload<{ include: typeof withEvent }>;

export function toTicketWithEvent({ type, ...ticket }: TicketRow): TicketWithEvent {
  return { ticket, event: toEventDetails(type.event), type: toTypeName(type) };
}

/** Only our own validated writes fill the column, and a check holds it to an object. */
export const toTypeName = ({
  id,
  name,
  translations,
}: {
  id: string;
  name: string;
  translations: Prisma.JsonValue;
}) => ({
  id,
  name,
  translations: translations as TicketWithEvent['type']['translations'],
});

/** Somebody else's ticket cannot even be read. */
export const visibleIn = (scope: RowScope): Prisma.TicketWhereInput =>
  scope.kind === 'all' ? {} : { ownerId: scope.id };

function inGroup({ when, now = new Date() }: TicketFilter): Prisma.TicketWhereInput {
  switch (when) {
    case undefined:
      return {};
    case 'upcoming':
      return { status: { not: 'CANCELLED' }, type: { event: { endsAt: { gt: now } } } };
    case 'past':
      return { status: { not: 'CANCELLED' }, type: { event: { endsAt: { lte: now } } } };
    case 'cancelled':
      return { status: 'CANCELLED' };
    default:
      return when satisfies never;
  }
}

/** An event's tickets stay together: what comes next stands first, and of what is over, the latest. */
function orderOf({ when }: TicketFilter): Prisma.TicketOrderByWithRelationInput[] {
  const byStart = (direction: 'asc' | 'desc') => [{ type: { event: { startsAt: direction } } }, { eventId: direction }];
  if (when === 'upcoming') return [...byStart('asc'), { id: 'asc' }];
  if (when === 'past') return [...byStart('desc'), { id: 'asc' }];
  if (when === 'cancelled') return [{ cancelledAt: 'desc' }, { eventId: 'asc' }, { id: 'asc' }];
  // UUID v7 grows with time: newest first is the key itself.
  return [{ id: 'desc' }];
}

function matching({ q, status }: TicketFilter): Prisma.TicketWhereInput {
  // Prisma hands `contains` to LIKE as it is.
  const contains = { contains: q?.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  return {
    status,
    OR: q ? [{ participantName: contains }, { participantEmail: contains }, { confirmationCode: contains }] : undefined,
  };
}

export function ticketReads(database: () => Database): TicketReads {
  const page = async (own: Prisma.TicketWhereInput, filter: TicketFilter, { offset, limit }: Slice) => {
    const where = { AND: [own, matching(filter), inGroup(filter)] };
    const [rows, total] = await Promise.all([
      database().ticket.findMany({ where, include: withEvent, orderBy: orderOf(filter), skip: offset, take: limit }),
      database().ticket.count({ where }),
    ]);
    return { rows: rows.map(toTicketWithEvent), total };
  };

  return {
    async find(id, scope) {
      const row = await database().ticket.findFirst({ where: { id, ...visibleIn(scope) }, include: withEvent });
      return row && toTicketWithEvent(row);
    },
    listByOwner: (ownerId, filter, slice) => page({ ownerId }, filter, slice),
    listByEvent: (eventId, filter, slice) => page({ eventId }, filter, slice),
  };
}
