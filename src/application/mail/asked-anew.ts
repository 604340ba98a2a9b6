import { AppError } from '../../domain/errors.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Clock } from '../ports.ts';
import type { Template } from './letters.ts';
import type { MailReads } from './ports.ts';

/** What mails have in common that somebody asks for once more. */

const HOUR_MS = 60 * 60 * 1000;
const MOST_PER_HOUR = 3;

/** @throws AppError RATE_LIMITED where this was mailed several times within the hour */
export async function assureNotMailedOften(
  d: { mailReads: MailReads; clock: Clock },
  { subjectId, template, what }: { subjectId: string; template: Template; what: 'order' | 'ticket' },
): Promise<void> {
  const since = new Date(d.clock.now().getTime() - HOUR_MS);
  if ((await d.mailReads.countAbout(subjectId, template, since)) < MOST_PER_HOUR) return;
  throw new AppError('RATE_LIMITED', `This ${what} was mailed several times just now. Look for the last mail.`, {
    retryAfter: HOUR_MS / 1000,
  });
}

/** A ticket as letters tell it. */
export const toldTicket = (ticket: Ticket, typeName: string) => ({
  id: ticket.id,
  typeName,
  participantName: ticket.participantName,
  confirmationCode: ticket.confirmationCode,
  price: ticket.price,
  currency: ticket.currency,
});
