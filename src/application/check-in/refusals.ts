import { AppError } from '../../domain/errors.ts';
import type { TicketWithEvent } from '../ports.ts';
import type { CheckIn } from './ports.ts';

/** What a door says no with. `reason` is for programs; whom and what it is about, for whoever stands there. */

export const notGenuine = () =>
  new AppError('RESOURCE_NOT_FOUND', 'This code was not made here, or was changed.', {
    facts: { reason: 'not_genuine' },
  });

const about = ({ ticket, event, type }: TicketWithEvent) => ({
  participantName: ticket.participantName,
  ticketType: type.name,
  eventName: event.name,
});

export const handedOn = (found: TicketWithEvent) =>
  new AppError('CONFLICT', 'This code is out of date: the ticket was handed on to somebody else.', {
    facts: { reason: 'handed_on', ...about(found) },
  });

export const otherEvent = (found: TicketWithEvent) =>
  new AppError('CONFLICT', 'This ticket is for another event.', { facts: { reason: 'other_event', ...about(found) } });

export const notValid = (found: TicketWithEvent, message: string) =>
  new AppError('CONFLICT', message, { facts: { reason: 'cancelled', ...about(found) } });

/** By whom it is in: when, and at which scanner, so that staff can ask each other. */
export const alreadyIn = (found: TicketWithEvent, { checkedInAt, device }: Pick<CheckIn, 'checkedInAt' | 'device'>) =>
  new AppError('ALREADY_CHECKED_IN', 'This ticket was checked in before.', {
    facts: { usedAt: checkedInAt.toISOString(), device, ...about(found) },
  });
