import type { EventDetails } from '../../domain/event.ts';
import type { Transfer } from '../../domain/transfer.ts';
import type { TicketTypeName } from '../rows.ts';

/** What handing tickets on needs from outside. */

/** An offer with what whoever may accept it sees of its ticket. */
export type OfferedTicket = {
  transfer: Transfer;
  fromName: string;
  event: EventDetails;
  type: TicketTypeName;
  /** Whether the ticket still lets somebody in. */
  isGood: boolean;
};

export type TransferReads = {
  find(by: { tokenHash: Buffer } | { id: string }): Promise<OfferedTicket | null>;
  /** What is open of offers to an address, the newest first. */
  openTo(email: string, now: Date, limit: number): Promise<OfferedTicket[]>;
  /** Offers to an address since then, whoever made them. */
  countTo(email: string, since: Date): Promise<number>;
};

/** The writes of a transaction on transfers, under the lock of their ticket. */
export type TransferWrites = {
  transfers: {
    /** Of a ticket, neither accepted nor taken back. It may have run out. */
    findStanding(ticketId: string): Promise<Transfer | null>;
    find(id: string): Promise<Transfer | null>;
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
