import type { OrderReads, OrderWithLines } from '../../../application/ports.ts';
import type { DeskSale } from '../../../domain/desk-sale.ts';
import type { RowScope } from '../../../domain/policy.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Database } from '../../db/prisma.ts';
import { toEventDetails } from '../events/event-row.ts';
import { toHands, toTypeName, transfersAt } from './ticket-reads.ts';

const withLines = {
  lines: { include: { ticketType: { include: { event: true } } }, orderBy: { ticketType: { position: 'asc' } } },
} satisfies Prisma.OrderInclude;
const withTickets = (now: Date) =>
  ({
    lines: {
      ...withLines.lines,
      include: {
        ...withLines.lines.include,
        tickets: { orderBy: { id: 'asc' }, include: { transfers: transfersAt(now) } },
      },
    },
  }) satisfies Prisma.OrderInclude;
type OrderRow = Prisma.OrderGetPayload<{ include: typeof withLines }>;

function toOrder({ lines, ...order }: OrderRow): OrderWithLines {
  const [first] = lines;
  if (!first) throw new Error(`order ${order.id} has no lines`);
  return {
    order,
    // All lines of an order are types of one event: a sale never spans two.
    event: toEventDetails(first.ticketType.event),
    lines: lines.map(({ ticketType, quantity, unitPrice }) => ({
      ticketType: toTypeName(ticketType),
      quantity,
      unitPrice,
    })),
  };
}

/** All lines of an order are types of one event. */
const visibleIn = (scope: RowScope): Prisma.OrderWhereInput => {
  if (scope.kind === 'all') return {};
  const own = { buyerId: scope.id };
  const { eventIds } = scope;
  return eventIds ? { OR: [own, { lines: { some: { ticketType: { eventId: { in: [...eventIds] } } } } }] } : own;
};

export function orderReads(database: () => Database): OrderReads {
  return {
    async find(id, scope) {
      const where = { id, ...visibleIn(scope) };
      const row = await database().order.findFirst({ where, include: withTickets(new Date()) });
      return (
        row && {
          ...toOrder(row),
          // Only our own sales fill the column, and a check holds it to what one says.
          desk: row.desk as DeskSale | null,
          tickets: row.lines.flatMap(({ tickets, ticketType }) =>
            tickets.map(({ transfers, ...ticket }) => ({
              ticket,
              event: toEventDetails(ticketType.event),
              type: toTypeName(ticketType),
              ...toHands(transfers, ticket),
            })),
          ),
        }
      );
    },

    async listByBuyer(buyerId, { offset, limit }) {
      const where = { buyerId };
      const [rows, total] = await Promise.all([
        database().order.findMany({ where, include: withLines, orderBy: { id: 'desc' }, skip: offset, take: limit }),
        database().order.count({ where }),
      ]);
      return { rows: rows.map(toOrder), total };
    },
  };
}
