import type { TransferReads, TransferWrites } from '../../application/transfers/ports.ts';
import type { Database, TransactionClient } from '../db/prisma.ts';
import { bytes } from '../db/sql.ts';
import { toTicketWithEvent, withEvent } from './ticket-reads.ts';

export const transferReads = (database: () => Database): TransferReads => ({
  async find(hash) {
    const row = await database().ticketTransfer.findUnique({
      where: { tokenHash: bytes(hash) },
      include: { from: { select: { name: true } }, ticket: { include: withEvent } },
    });
    if (!row) return null;
    const { ticket: ticketRow, from, ...transfer } = row;
    const { ticket, event, type } = toTicketWithEvent(ticketRow);
    return { transfer, fromName: from.name, event, type, isGood: ticket.status === 'ACTIVE' };
  },

  countTo: (toEmail, since) => database().ticketTransfer.count({ where: { toEmail, createdAt: { gt: since } } }),
});

export const transferWrites = (client: TransactionClient): TransferWrites => ({
  transfers: {
    findStanding: (ticketId) =>
      client.ticketTransfer.findFirst({ where: { ticketId, takenBackAt: null, acceptedAt: null } }),

    findByHash: (hash) => client.ticketTransfer.findUnique({ where: { tokenHash: bytes(hash) } }),

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
