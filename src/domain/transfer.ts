import { AppError } from './errors.ts';
import { type Event, statusAt } from './event.ts';
import type { Ticket } from './ticket.ts';
import type { User } from './user.ts';

/** A ticket that its holder hands to somebody else: offered by mail, theirs once they accept. */

export type Transfer = {
  id: string;
  ticketId: string;
  fromUserId: string;
  /** Empty once it is forgotten. */
  toEmail: string;
  createdAt: Date;
  expiresAt: Date;
  takenBackAt: Date | null;
  acceptedAt: Date | null;
};

/** Mail is tried for three days, and who gets it on the last has two more. */
const OFFERED_MS = 5 * 24 * 60 * 60 * 1000;

/** Whether it can still be accepted, as far as the offer goes. */
export const isOpen = ({ takenBackAt, acceptedAt, expiresAt }: Omit<Transfer, 'toEmail'>, now: Date): boolean =>
  !takenBackAt && !acceptedAt && now < expiresAt;

/** Whether it was offered to this account: to an address that its owner has shown to be theirs. */
export const isAddressedTo = (
  { toEmail, fromUserId }: Pick<Transfer, 'toEmail' | 'fromUserId'>,
  { id, email, emailVerifiedAt }: Pick<User, 'id' | 'email' | 'emailVerifiedAt'>,
): boolean => emailVerifiedAt !== null && email === toEmail && id !== fromUserId;

type EventTimes = Pick<Event, 'status' | 'startsAt' | 'endsAt'>;

/** Only what lets somebody in can be handed on. @throws AppError CONFLICT */
function assureGood(ticket: Ticket, event: EventTimes, now: Date): void {
  if (ticket.status === 'USED') throw new AppError('CONFLICT', 'This ticket was used at the door.');
  if (ticket.status === 'CANCELLED') throw new AppError('CONFLICT', 'This ticket was cancelled.');
  const status = statusAt(event, now);
  if (status === 'CANCELLED') throw new AppError('CONFLICT', 'This event was cancelled.');
  if (status === 'COMPLETED') throw new AppError('CONFLICT', 'This event is over.');
}

/** With a code of its own: whatever code was about before is good for nothing. */
const recoded = (ticket: Ticket, confirmationCode: string): Ticket => ({
  ...ticket,
  confirmationCode,
  serial: ticket.serial + 1,
});

/**
 * The ticket while it is on its way, still its holder's but under a new code, and until when it can be accepted.
 * @throws AppError CONFLICT
 */
export function offer(
  ticket: Ticket,
  event: EventTimes,
  newCode: string,
  now: Date,
): { ticket: Ticket; expiresAt: Date } {
  assureGood(ticket, event, now);
  const expiresAt = new Date(Math.min(now.getTime() + OFFERED_MS, event.endsAt.getTime()));
  return { ticket: recoded(ticket, newCode), expiresAt };
}

/** The ticket in its new holder's hands. Another code again, which its old one has never seen. @throws AppError CONFLICT */
export function accept(
  ticket: Ticket,
  event: EventTimes,
  holder: { id: string; name: string; email: string },
  newCode: string,
  now: Date,
): Ticket {
  assureGood(ticket, event, now);
  return {
    ...recoded(ticket, newCode),
    ownerId: holder.id,
    participantName: holder.name,
    participantEmail: holder.email,
  };
}
