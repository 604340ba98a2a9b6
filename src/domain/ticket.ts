import { AppError } from './errors.ts';
import type { Event } from './event.ts';

export const TICKET_STATUSES = ['ACTIVE', 'CANCELLED', 'USED'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export type Ticket = {
  id: string;
  orderId: string;
  eventId: string;
  ticketTypeId: string;
  ownerId: string;
  confirmationCode: string;
  status: TicketStatus;
  participantName: string;
  participantEmail: string;
  /** Minor units, copied from the ticket type at the moment of sale. */
  price: number;
  currency: string;
  purchasedAt: Date;
  cancelledAt: Date | null;
  usedAt: Date | null;
  /** Grows when the ticket changes hands; a signed code names it, and an older one is good for nothing. */
  serial: number;
};

/** 31 characters that nobody confuses when reading a code aloud: no 0/O, no 1/I/L. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 9;

export const isConfirmationCode = (text: string) => /^[A-HJKMNP-Z2-9]{9}$/.test(text);

/**
 * A confirmation code from random bytes. `randomBytes(n)` must return `n` fresh bytes.
 * Bytes past the last whole multiple of 31 are thrown away, so that every character is equally likely.
 */
export function confirmationCode(randomBytes: (size: number) => Uint8Array): string {
  const fair = 256 - (256 % CODE_ALPHABET.length);
  let code = '';
  while (code.length < CODE_LENGTH) {
    for (const byte of randomBytes(CODE_LENGTH * 2)) {
      if (byte < fair && code.length < CODE_LENGTH) code += CODE_ALPHABET[byte % CODE_ALPHABET.length];
    }
  }
  return code;
}

/** @throws AppError CONFLICT where the ticket can no longer be given back */
export function cancel(ticket: Ticket, event: Pick<Event, 'startsAt'>, now: Date): Ticket {
  if (ticket.status === 'CANCELLED') throw new AppError('CONFLICT', 'This ticket was cancelled before.');
  if (ticket.status === 'USED')
    throw new AppError('CONFLICT', 'This ticket was used at the door and cannot be cancelled.');
  if (now >= event.startsAt)
    throw new AppError('CONFLICT', 'The event has begun; its tickets can no longer be cancelled.');
  return { ...ticket, status: 'CANCELLED', cancelledAt: now };
}

/** For somebody else, in the same hands and under the same code. @throws AppError CONFLICT where it lets nobody in any more */
export function rename(ticket: Ticket, participant: { name: string; email: string }): Ticket {
  if (ticket.status === 'CANCELLED') throw new AppError('CONFLICT', 'This ticket was cancelled.');
  if (ticket.status === 'USED') throw new AppError('CONFLICT', 'This ticket was used at the door.');
  return { ...ticket, participantName: participant.name, participantEmail: participant.email };
}

/** @throws AppError ALREADY_CHECKED_IN | CONFLICT */
export function checkIn(ticket: Ticket, event: Pick<Event, 'status'>, now: Date): Ticket {
  if (ticket.status === 'USED') {
    throw new AppError('ALREADY_CHECKED_IN', 'This ticket was checked in before.', {
      facts: { usedAt: ticket.usedAt?.toISOString() ?? null },
    });
  }
  if (ticket.status === 'CANCELLED') throw new AppError('CONFLICT', 'This ticket was cancelled.');
  if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'This event was cancelled.');
  return { ...ticket, status: 'USED', usedAt: now };
}

/** @throws AppError CONFLICT where it is not in, or its event was called off, which leaves no ticket valid */
export function undoCheckIn(ticket: Ticket, event: Pick<Event, 'status'>): Ticket {
  if (ticket.status !== 'USED') throw new AppError('CONFLICT', 'This ticket is not checked in.');
  if (event.status === 'CANCELLED') throw new AppError('CONFLICT', 'This event was cancelled.');
  return { ...ticket, status: 'ACTIVE', usedAt: null };
}
