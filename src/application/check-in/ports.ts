import type { TicketWithEvent } from '../rows.ts';

/** What the door needs from outside. */

export type CheckIn = {
  id: string;
  ticketId: string;
  eventId: string;
  /** When the ticket was scanned. */
  checkedInAt: Date;
  actorId: string | null;
  /** What the scanner is called. */
  device: string | null;
};

/** A scan of a ticket that was in already, by `checkInId`. */
export type DuplicateScan = Omit<CheckIn, 'checkedInAt'> & { checkInId: string; scannedAt: Date };

export type CheckInWrites = {
  checkIns: {
    /** Locks the ticket until the transaction ends, so that two doors decide one after the other. */
    lockTicket(by: { id: string } | { confirmationCode: string }): Promise<TicketWithEvent | null>;
    /** The same, and nobody calls its event off meanwhile. */
    lockWithEvent(by: { id: string } | { confirmationCode: string }): Promise<TicketWithEvent | null>;
    /** By which the ticket is in; null where it is not. */
    standing(ticketId: string): Promise<CheckIn | null>;
    /** What became of a scan that came before: the ticket it was of, and by which check-in that is in. */
    findScan(id: string): Promise<{ ticketId: string; checkIn: CheckIn } | null>;
    add(checkIn: CheckIn): Promise<void>;
    addDuplicate(scan: DuplicateScan): Promise<void>;
    undo(id: string, by: { actorId: string | null; reason: string; now: Date }): Promise<void>;
  };
};

/** What a scanner keeps of an event, written as JSON by the database: a full house is 20,000 tickets and more. */
type TicketsAtTheDoor = {
  /** When this was so, by the database's clock. */
  readAt: Date;
  /** Valid, used and cancelled ones, whatever `tickets` holds. */
  total: number;
  /** An array of `doorTicketDto`. */
  tickets: string;
};

export type TypeCount = { ticketTypeId: string; name: string; total: number; checkedIn: number };

export type CheckInReads = {
  /** With `since`, only tickets of which something changed since then. */
  tickets(eventId: string, since: Date | null): Promise<TicketsAtTheDoor>;
  /** Tickets that are valid or used, by type, in the types' order; and scans of tickets that were in already. */
  counts(eventId: string): Promise<{ types: TypeCount[]; duplicates: number }>;
};
