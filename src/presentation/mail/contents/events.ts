import type { LetterPayload } from '../../../application/mail/letters';
import { type Block, type Content, small, text } from '../content';
import type { Writer } from '../writer';
import { moneyBack, printed, toEvent, toOtherEvents } from './ticket-parts';

/** Letters to everybody who holds tickets of an event. */

/** Each paragraph of what an organiser wrote, as it stands. */
const paragraphs = (message: string): Block[] =>
  message
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean)
    .map(text);

export function eventCancelled(w: Writer, letter: LetterPayload<'event-cancelled'>): Content {
  const { name, event, tickets, message } = letter;
  const what = w.t('event-cancelled.text', { count: tickets.length });
  return {
    subject: w.t('event-cancelled.subject', { event: event.name }),
    preview: what,
    heading: w.t('event-cancelled.heading', { event: event.name }),
    blocks: [
      text(w.t('hello', { name })),
      text(what),
      ...(message ? [small(w.t('event-cancelled.message')), ...paragraphs(message)] : []),
      printed(w, event, tickets, { stamp: w.t('stampCancelled') }),
      text(moneyBack(w, tickets)),
      toOtherEvents(w),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  };
}

export function eventChanged(w: Writer, letter: LetterPayload<'event-changed'>): Content {
  const { name, event, tickets } = letter;
  const changes = changesOf(w, letter);
  const [only, ...others] = changes;
  const what = only && others.length === 0 ? only.what : 'several';
  const count = tickets.length;
  return {
    subject: w.t('event-changed.subject', { what, event: event.name }),
    preview: changes.map(({ after }) => after).join(' · '),
    heading: w.t('event-changed.heading', { what }),
    blocks: [
      text(w.t('hello', { name })),
      text(w.t('event-changed.text', { count })),
      { kind: 'changes', changes: changes.map(({ what: _, ...change }) => change) } satisfies Block,
      printed(w, event, tickets),
      toEvent(w, event),
      small(w.t('event-changed.giveBack', { count })),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  };
}

/** What is different for whoever goes there, each as it was and as it is. */
function changesOf(w: Writer, { event, before }: LetterPayload<'event-changed'>) {
  const was = { ...event, ...before };
  const rows = [
    { what: 'when', before: w.when(was), after: w.when(event) },
    { what: 'where', before: was.location, after: event.location },
    { what: 'name', before: was.name, after: event.name },
  ] as const;
  return rows
    .filter((row) => row.before !== row.after)
    .map((row) => ({
      ...row,
      label: w.t(`changeOf.${row.what}`),
      before: w.t('changeOf.was', { before: row.before }),
    }));
}

/** An organiser's own words: a paragraph a line. */
export function attendeeMessage(w: Writer, letter: LetterPayload<'attendee-message'>): Content {
  const paragraphs = letter.text.split(/\n+/).filter((line) => line.trim() !== '');
  return {
    subject: letter.subject,
    preview: letter.event.name,
    heading: letter.subject,
    blocks: [
      text(w.t('hello', { name: letter.name })),
      ...paragraphs.map(text),
      small(w.t('attendee-message.about', { event: letter.event.name, when: w.when(letter.event) })),
      toEvent(w, letter.event),
    ],
    reason: w.t('footer.buyer', { site: w.site }),
  };
}
