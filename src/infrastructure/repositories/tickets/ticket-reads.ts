import type {
  HeldTicket,
  Slice,
  TicketFilter,
  TicketHands,
  TicketReads,
  TicketWithEvent,
} from '../../../application/ports.ts';
import type { RowScope } from '../../../domain/policy.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Database } from '../../db/prisma.ts';
import { toEventDetails } from '../events/event-row.ts';

export const withEvent = { type: { include: { event: true } } } satisfies Prisma.TicketInclude;
type TicketRow = Prisma.TicketGetPayload<{ include: typeof withEvent }>;

export function toTicketWithEvent({ type, ...ticket }: TicketRow): TicketWithEvent {
  return { ticket, event: toEventDetails(type.event), type: toTypeName(type) };
}

/** The offer that stands, and the last change of hands: one of each at most, the offer being the later one. */
export const transfersAt = (now: Date) =>
  ({
    where: { takenBackAt: null, OR: [{ acceptedAt: { not: null } }, { expiresAt: { gt: now } }] },
    orderBy: { createdAt: 'desc' },
    take: 2,
    include: { from: { select: { name: true } } },
  }) satisfies Prisma.Ticket$transfersArgs;
type TransferRow = Prisma.TicketTransferGetPayload<{ include: ReturnType<typeof transfersAt>['include'] }>;

/** Nothing can be accepted of a ticket that is good for nothing any more. */
export function toHands(transfers: readonly TransferRow[], { status }: { status: string }): TicketHands {
  const offer = transfers.find(({ acceptedAt }) => acceptedAt === null);
  const accepted = transfers.find(({ acceptedAt }) => acceptedAt !== null);
  return {
    offer: offer && status === 'ACTIVE' ? offer : null,
    received: accepted?.acceptedAt ? { fromName: accepted.from.name, at: accepted.acceptedAt } : null,
  };
}

const withHands = (now: Date) => ({ ...withEvent, transfers: transfersAt(now) }) satisfies Prisma.TicketInclude;
type HeldRow = Prisma.TicketGetPayload<{ include: ReturnType<typeof withHands> }>;

const toHeld = ({ transfers, ...row }: HeldRow): HeldTicket => ({
  ...toTicketWithEvent(row),
  ...toHands(transfers, row),
});

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
export const visibleIn = (scope: RowScope): Prisma.TicketWhereInput => {
  if (scope.kind === 'all') return {};
  const own = { ownerId: scope.id };
  return scope.eventIds ? { OR: [own, { eventId: { in: [...scope.eventIds] } }] } : own;
};

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
      database().ticket.findMany({
        where,
        include: withHands(new Date()),
        orderBy: orderOf(filter),
        skip: offset,
        take: limit,
      }),
      database().ticket.count({ where }),
    ]);
    return { rows: rows.map(toHeld), total };
  };

  return {
    async find(id, scope) {
      const row = await database().ticket.findFirst({
        where: { id, ...visibleIn(scope) },
        include: withHands(new Date()),
      });
      return row && toHeld(row);
    },
    async findAll(ids) {
      const where = { id: { in: [...ids] } };
      const rows = await database().ticket.findMany({ where, include: withHands(new Date()) });
      return rows.map(toHeld);
    },
    async isHeld(ownerId, eventId) {
      const held = await database().ticket.findFirst({
        where: { ownerId, eventId, status: { not: 'CANCELLED' } },
        select: { id: true },
      });
      return held !== null;
    },
    listByOwner: (ownerId, filter, slice) => page({ ownerId }, filter, slice),
    listByEvent: (eventId, filter, slice) => page({ eventId }, filter, slice),
  };
}
