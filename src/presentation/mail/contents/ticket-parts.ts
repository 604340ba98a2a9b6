import type { LetterPayload } from '../../../application/mail/letters';
import { paths } from '../../paths';
import type { Block, PrintedTicket } from '../content';
import type { Writer } from '../writer';

type Confirmed = LetterPayload<'order-confirmed'>;
export type EventTold = Confirmed['event'];
export type TicketTold = Confirmed['tickets'][number];

type Printing = Partial<Pick<PrintedTicket, 'stamp' | 'total'>>;

/** The printed ticket to an event; one stub for each of `tickets`. */
export const printed = (w: Writer, event: EventTold, tickets: TicketTold[], printing?: Printing): Block => ({
  kind: 'ticket',
  ticket: {
    ...sheet(w, event, printing),
    stubs: tickets.map((ticket) => ({
      code: ticket.confirmationCode,
      lines: [ticket.participantName, `${ticket.typeName} · ${priceOf(w, ticket)}`],
    })),
  },
});

/** A ticket whose code its reader does not have. */
export const printedWithoutCode = (
  w: Writer,
  event: EventTold,
  { typeName, ...printing }: Printing & { typeName: string },
): Block => ({
  kind: 'ticket',
  ticket: { ...sheet(w, event, printing), stubs: [{ code: null, lines: [typeName] }] },
});

function sheet(w: Writer, event: EventTold, { stamp = null, total = null }: Printing = {}) {
  const { day, month } = w.times(event);
  const facts = [
    { label: w.t('when'), value: w.when(event) },
    { label: w.t('where'), value: event.location },
  ];
  return { event: event.name, day, month, facts, stamp, total };
}

const priceOf = (w: Writer, { price, currency }: TicketTold) => (price === 0 ? w.t('free') : w.money(price, currency));

/** What becomes of the money. Nothing is charged so far: a ticket is free, or paid at the door. */
export const moneyBack = (w: Writer, tickets: TicketTold[]) =>
  tickets.every(({ price }) => price === 0) ? w.t('money.free', { count: tickets.length }) : w.t('money.unpaid');

export const toTickets = (w: Writer): Block => ({
  kind: 'action',
  label: w.t('action.tickets'),
  url: w.url(paths.tickets),
});

export const toEvent = (w: Writer, event: EventTold): Block => ({
  kind: 'action',
  label: w.t('action.event'),
  url: w.url(paths.event(event.slug)),
});

export const toOtherEvents = (w: Writer): Block => ({
  kind: 'action',
  label: w.t('action.otherEvents'),
  url: w.url(paths.events),
});
