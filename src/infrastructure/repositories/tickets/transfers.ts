import type { OfferedTicket, TransferReads, TransferWrites } from '../../../application/transfers/ports.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { Database, TransactionClient } from '../../db/prisma.ts';
import { bytes } from '../../db/sql.ts';
import { toTicketWithEvent, withEvent } from './ticket-reads.ts';

const withTicket = {
  from: { select: { name: true } },
  ticket: { include: withEvent },
} satisfies Prisma.TicketTransferInclude;

type Row = Prisma.TicketTransferGetPayload<{ include: typeof withTicket }>;

function toOffered({ ticket: ticketRow, from, ...transfer }: Row): OfferedTicket {
  const { ticket, event, type } = toTicketWithEvent(ticketRow);
  return { transfer, fromName: from.name, event, type, isGood: ticket.status === 'ACTIVE' };
}

export const transferReads = (database: () => Database): TransferReads => ({
  async find(by) {
    const where = 'id' in by ? { id: by.id } : { tokenHash: bytes(by.tokenHash) };
    const row = await database().ticketTransfer.findUnique({ where, include: withTicket });
    return row && toOffered(row);
  },

  async openTo(toEmail, now, limit) {
    const rows = await database().ticketTransfer.findMany({
      where: { toEmail, takenBackAt: null, acceptedAt: null, expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      take: limit,
      include: withTicket,
    });
    return rows.map(toOffered);
  },

  countTo: (toEmail, since) => database().ticketTransfer.count({ where: { toEmail, createdAt: { gt: since } } }),
});

export const transferWrites = (client: TransactionClient): TransferWrites => ({
  transfers: {
    findStanding: (ticketId) =>
      client.ticketTransfer.findFirst({ where: { ticketId, takenBackAt: null, acceptedAt: null } }),

    find: (id) => client.ticketTransfer.findUnique({ where: { id } }),

    async create(transfer, hash) {
      await client.ticketTransfer.create({ data: { ...transfer, tokenHash: bytes(hash) } });
    },

    async takeBack(id, takenBackAt) {
      await client.ticketTransfer.update({ where: { id }, data: { takenBackAt } });
    },

    async accept(id, acceptedBy, acceptedAt) {
      await client.ticketTransfer.update({ where: { id }, data: { acceptedBy, acceptedAt } });
    },
  },
});
