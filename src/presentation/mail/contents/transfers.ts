import type { LetterPayload } from '../../../application/mail/letters';
import { type Content, small, text } from '../content';
import type { Writer } from '../writer';
import { printed, printedWithoutCode, toEvent, toOtherEvents, toTickets } from './ticket-parts';

/** Letters about a ticket that goes from one person to another. */

const hello = (w: Writer, name: string | null) => text(name ? w.t('hello', { name }) : w.t('helloAnybody'));

export function transferOffered(
  w: Writer,
  { name, fromName: from, event, typeName, ...link }: LetterPayload<'ticket-transfer-offered'>,
): Content {
  return {
    subject: w.t('ticket-transfer-offered.subject', { event: event.name }),
    preview: w.t('ticket-transfer-offered.heading', { from }),
    heading: w.t('ticket-transfer-offered.heading', { from }),
    blocks: [
      hello(w, name),
      text(w.t('ticket-transfer-offered.text')),
      printedWithoutCode(w, event, { typeName }),
      ...w.secretLink(w.t('action.accept'), link),
    ],
    reason: w.t('footer.stranger', { site: w.site }),
  };
}

export function transferTakenBack(
  w: Writer,
  { name, fromName: from, event, typeName }: LetterPayload<'transfer-taken-back'>,
): Content {
  const what = w.t('transfer-taken-back.text', { from });
  return {
    subject: w.t('transfer-taken-back.subject', { event: event.name }),
    preview: what,
    heading: w.t('transfer-taken-back.heading'),
    blocks: [
      hello(w, name),
      text(what),
      printedWithoutCode(w, event, { typeName, stamp: w.t('stampVoid') }),
      toEvent(w, event),
    ],
    reason: w.t('footer.stranger', { site: w.site }),
  };
}

export function transferredAway(
  w: Writer,
  { name, toName: to, event, ticket }: LetterPayload<'ticket-transferred-away'>,
): Content {
  const what = w.t('ticket-transferred-away.text', { to });
  return {
    subject: w.t('ticket-transferred-away.subject', { event: event.name }),
    preview: what,
    heading: w.t('ticket-transferred-away.heading'),
    blocks: [hello(w, name), text(what), printed(w, event, [ticket], { stamp: w.t('stampVoid') }), toOtherEvents(w)],
    reason: w.t('footer.buyer', { site: w.site }),
  };
}

export function transferredToYou(
  w: Writer,
  { name, fromName: from, event, ticket }: LetterPayload<'ticket-transferred-to-you'>,
): Content {
  return {
    subject: w.t('ticket-transferred-to-you.subject', { event: event.name }),
    preview: w.when(event),
    heading: w.t('ticket-transferred-to-you.heading'),
    blocks: [
      hello(w, name),
      text(w.t('ticket-transferred-to-you.text', { from })),
      printed(w, event, [ticket]),
      toTickets(w),
      ...(w.hasFiles ? [small(w.t('ticket-transferred-to-you.files'))] : []),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  };
}
