import type { CheckIn, CheckInWrites } from '../../../application/check-in/ports.ts';
import type { Prisma } from '../../db/generated/client.ts';
import type { TransactionClient } from '../../db/prisma.ts';
import { toTicketWithEvent, withEvent } from './ticket-reads.ts';

const columns = {
  id: true,
  ticketId: true,
  eventId: true,
  checkedInAt: true,
  actorId: true,
  device: true,
} satisfies Prisma.CheckInSelect;

async function lockTicket(client: TransactionClient, by: { id: string } | { confirmationCode: string }) {
  if ('id' in by) await client.$queryRaw`SELECT 1 FROM ticket WHERE id = ${by.id}::uuid FOR UPDATE`;
  else await client.$queryRaw`SELECT 1 FROM ticket WHERE confirmation_code = ${by.confirmationCode} FOR UPDATE`;
  const row = await client.ticket.findUnique({ where: by, include: withEvent });
  return row && toTicketWithEvent(row);
}

/** The event first, as where one is called off: what becomes valid again is then among the tickets that go with it. */
async function lockWithEvent(client: TransactionClient, by: { id: string } | { confirmationCode: string }) {
  const named = await client.ticket.findUnique({ where: by, select: { eventId: true } });
  if (!named) return null;
  await client.$queryRaw`SELECT 1 FROM event WHERE id = ${named.eventId}::uuid FOR SHARE`;
  return lockTicket(client, by);
}

async function findScan(client: TransactionClient, id: string): Promise<{ ticketId: string; checkIn: CheckIn } | null> {
  const checkIn = await client.checkIn.findUnique({ where: { id }, select: columns });
  if (checkIn) return { ticketId: checkIn.ticketId, checkIn };
  return client.duplicateScan.findUnique({
    where: { id },
    select: { ticketId: true, checkIn: { select: columns } },
  });
}

export const checkInWrites = (client: TransactionClient): CheckInWrites => ({
  checkIns: {
    lockTicket: (by) => lockTicket(client, by),
    lockWithEvent: (by) => lockWithEvent(client, by),
    standing: (ticketId) => client.checkIn.findFirst({ where: { ticketId, undoneAt: null }, select: columns }),
    findScan: (id) => findScan(client, id),
    add: async (data) => void (await client.checkIn.create({ data, select: { id: true } })),
    addDuplicate: async (data) => void (await client.duplicateScan.create({ data, select: { id: true } })),
    undo: async (id, { actorId, reason, now }) =>
      void (await client.checkIn.update({
        where: { id },
        data: { undoneAt: now, undoneBy: actorId, undoReason: reason },
        select: { id: true },
      })),
  },
});
