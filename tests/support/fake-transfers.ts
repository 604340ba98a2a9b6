import type { OfferedTicket, TransferReads, TransferWrites } from '@/application/transfers/ports';
import type { Transfer } from '@/domain/transfer';

/** Transfers kept in memory. `offered` is what there is to be seen of whatever is offered. */
export function fakeTransfers(offered?: Omit<OfferedTicket, 'transfer'>) {
  const kept: (Transfer & { hash: string; acceptedBy: string | null })[] = [];
  const change = (id: string, changes: Partial<(typeof kept)[number]>) => {
    Object.assign(kept.find((transfer) => transfer.id === id) ?? {}, changes);
  };
  const writes: TransferWrites = {
    transfers: {
      findStanding: async (ticketId) =>
        kept.find((transfer) => transfer.ticketId === ticketId && !transfer.takenBackAt && !transfer.acceptedAt) ??
        null,
      find: async (id) => kept.find((transfer) => transfer.id === id) ?? null,
      create: async (transfer, hash) =>
        void kept.push({ ...transfer, takenBackAt: null, acceptedAt: null, acceptedBy: null, hash: hash.toString() }),
      takeBack: async (id, takenBackAt) => change(id, { takenBackAt }),
      accept: async (id, acceptedBy, acceptedAt) => change(id, { acceptedBy, acceptedAt }),
    },
  };
  const reads: TransferReads = {
    find: async (by) => {
      const transfer = kept.find((each) => ('id' in by ? each.id === by.id : each.hash === by.tokenHash.toString()));
      return transfer && offered ? { transfer, ...offered } : null;
    },
    openTo: async (email) =>
      kept.flatMap((transfer) => (transfer.toEmail === email && offered ? [{ transfer, ...offered }] : [])),
    countTo: async (email, since) =>
      kept.filter(({ toEmail, createdAt }) => toEmail === email && createdAt > since).length,
  };
  return { kept, writes, reads };
}
