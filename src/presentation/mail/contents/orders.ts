import type { LetterPayload } from '../../../application/mail/letters';
import { paths } from '../../paths';
import { type Content, small, text } from '../content';
import type { Writer } from '../writer';
import { moneyBack, printed, toEvent, toOtherEvents, toTickets } from './ticket-parts';

/** Letters to whoever bought, holds or is named on tickets. */

export function orderConfirmed(
  w: Writer,
  { name, orderId, event, tickets, ...order }: LetterPayload<'order-confirmed'>,
) {
  const count = tickets.length;
  const heading = w.t('order-confirmed.heading', { count });
  const total = w.money(order.total, order.currency);
  return {
    subject: w.t('order-confirmed.subject', { count, event: event.name }),
    preview: w.when(event),
    heading,
    blocks: [
      text(w.t('hello', { name })),
      text(w.t('order-confirmed.text', { count })),
      printed(w, event, tickets, {
        total: order.total === 0 ? null : { label: w.t('total'), value: w.t('payAtDoor', { total }) },
      }),
      { kind: 'action', label: w.t('action.order'), url: w.url(paths.order(orderId)) },
      ...(w.hasFiles ? [small(w.t('order-confirmed.files', { count }))] : []),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  } satisfies Content;
}

export function participantTicket(w: Writer, { name, buyerName, event, tickets }: LetterPayload<'participant-ticket'>) {
  const count = tickets.length;
  return {
    subject: w.t('participant-ticket.subject', { count, event: event.name }),
    preview: w.when(event),
    heading: w.t('participant-ticket.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(
        buyerName === null
          ? w.t('participant-ticket.given', { count })
          : w.t('participant-ticket.text', { count, buyer: buyerName }),
      ),
      printed(w, event, tickets),
      toEvent(w, event),
      ...(w.hasFiles ? [small(w.t('participant-ticket.files', { count }))] : []),
    ],
    reason: w.t('footer.participant', { site: w.site }),
  } satisfies Content;
}

export function ticketCancelled(w: Writer, { name, event, ticket, by }: LetterPayload<'ticket-cancelled'>) {
  const what = w.t(by === 'holder' ? 'ticket-cancelled.byHolder' : 'ticket-cancelled.byOrganiser');
  return {
    subject: w.t('ticket-cancelled.subject', { event: event.name }),
    preview: what,
    heading: w.t('ticket-cancelled.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(what),
      printed(w, event, [ticket], { stamp: w.t('stampCancelled') }),
      text(moneyBack(w, [ticket])),
      toOtherEvents(w),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  } satisfies Content;
}

export function eventReminder(w: Writer, { name, event, tickets }: LetterPayload<'event-reminder'>) {
  const count = tickets.length;
  const { shortDate, time } = w.times(event);
  return {
    subject: w.t('event-reminder.subject', { day: shortDate, time, event: event.name }),
    preview: event.location,
    heading: w.t('event-reminder.heading'),
    blocks: [
      text(w.t('hello', { name })),
      text(w.t('event-reminder.text', { count })),
      printed(w, event, tickets),
      toTickets(w),
      ...(w.hasFiles ? [small(w.t('event-reminder.files', { count }))] : []),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  } satisfies Content;
}
