import type { EventDetails } from '../../domain/event.ts';
import type { Transfer } from '../../domain/transfer.ts';
import type { TicketTypeName } from '../rows.ts';

/** What handing tickets on needs from outside. */

/** An offer as whoever has its token may see it. */
export type OfferedTicket = {
  transfer: Omit<Transfer, 'toEmail'>;
  fromName: string;
  event: EventDetails;
  type: TicketTypeName;
  /** Whether the ticket still lets somebody in. */
  isGood: boolean;
};

export type TransferReads = {
  find(hash: Buffer): Promise<OfferedTicket | null>;
  /** Offers to an address since then, whoever made them. */
  countTo(email: string, since: Date): Promise<number>;
};

/** The writes of a transaction on transfers, under the lock of their ticket. */
export type TransferWrites = {
  transfers: {
    /** Of a ticket, neither accepted nor taken back. It may have run out. */
    findStanding(ticketId: string): Promise<Transfer | null>;
    findByHash(hash: Buffer): Promise<Transfer | null>;
    create(
      transfer: Pick<Transfer, 'id' | 'ticketId' | 'fromUserId' | 'toEmail' | 'createdAt' | 'expiresAt'>,
      hash: Buffer,
    ): Promise<void>;
    takeBack(id: string, now: Date): Promise<void>;
    accept(id: string, holderId: string, now: Date): Promise<void>;
  };
};

/** Draws confirmation codes. */
export type Codes = { next(): string };
