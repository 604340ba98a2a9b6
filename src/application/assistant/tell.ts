import { formatDay, formatMoney } from '../../domain/format.ts';
import type { Locale } from '../../domain/locale.ts';
import type { TicketDto } from '../tickets/schema.ts';
import { type Asked, type DateRange, type Facts, type Intent, MOST_EVENTS } from './assistant.ts';
import { eventLink, pageLink } from './links.ts';
import { plain } from './plain-text.ts';
import { sentencesOf } from './sentences/in-language.ts';
import { eventLine, oneEvent, timesOf } from './tell-event.ts';

/** The answer from the facts alone, without a model: Markdown whose links lead to our own pages. */

const paragraphs = (...texts: (string | null)[]) => texts.filter(Boolean).join('\n\n');
const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n');

/** Years that stand for "no end". */
const isOpen = ({ lastDay }: DateRange) => lastDay > '2190';

function within(when: DateRange | undefined, locale: Locale): string {
  const say = sentencesOf(locale);
  if (!when || isOpen(when)) return '';
  const day = (text: string) => formatDay(text, locale);
  return when.firstDay === when.lastDay
    ? say.onDay(day(when.firstDay))
    : say.from(day(when.firstDay), day(when.lastDay));
}

function introduction({ intent, total, insteadOf, locale }: Facts): string {
  const say = sentencesOf(locale);
  if (insteadOf) return say.insteadOf[insteadOf];
  if (intent.kind !== 'events') return say.found(total, '');
  const { first, sort, when } = intent.search;
  if (first !== undefined && total <= first) return say.first[sort];
  return say.found(total, within(when, locale));
}

function tellEvents(facts: Facts): string {
  const { intent, events, detail, total, insteadOf, locale } = facts;
  const say = sentencesOf(locale);
  const all = facts.pages.map((page) => pageLink(page, locale)).join(' ');
  const [only] = events;
  if (!only && intent.kind === 'events' && intent.search.page > 0) return paragraphs(say.noMore, all);
  if (!only)
    return paragraphs(
      intent.kind === 'events' ? say.nothingFound(within(intent.search.when, locale)) : say.goneEvent,
      all,
    );
  const asked = intent.kind === 'events' || intent.kind === 'event' ? intent.asked : [];
  const isOne = events.length === 1 && total === 1;
  if (isOne) {
    const isNamed = intent.kind === 'event' || (intent.kind === 'events' && intent.wants === 'one');
    const opening = insteadOf || !isNamed ? introduction(facts) : null;
    // Who names it and asks for nothing that we know of reads what its organiser says of it.
    const told: Asked[] = isNamed && asked.length === 0 ? ['about'] : asked;
    return paragraphs(opening, oneEvent(only, detail, told, locale));
  }
  const page = intent.kind === 'events' ? intent.search.page : 0;
  const more = total - events.length - page * MOST_EVENTS;
  return paragraphs(
    introduction(facts),
    list(events.map((event) => eventLine(event, locale))),
    more > 0 ? `${say.andMore(more)}: ${all}` : null,
  );
}

const ticketLine = ({ event, ticketType, status, price, currency }: TicketDto, locale: Locale) => {
  const say = sentencesOf(locale);
  const { date, time } = timesOf(event, locale);
  const paid = price === 0 ? say.free : formatMoney(price, currency, locale, { short: true });
  const states = [say.ticketStatus[status], say.eventStatus[event.status]].filter(Boolean).join(', ');
  return `**${eventLink(event, locale)}**: ${say.shortDate(date, time)}, ${plain(event.location)}. ${plain(ticketType.name)}, ${paid}, ${states}`;
};

function tellTickets({ tickets, pages, locale }: Facts, intent: Extract<Intent, { kind: 'tickets' }>): string {
  const say = sentencesOf(locale);
  const links = pages.map((page) => pageLink(page, locale)).join(' ');
  if (!tickets) return paragraphs(say.signIn, links);
  if (tickets.items.length === 0) return paragraphs(say.noTickets(intent.when), links);
  return paragraphs(
    say.yourTickets(tickets.total, intent.when),
    list(tickets.items.map((ticket) => ticketLine(ticket, locale))),
    `${say.codesAreThere} ${links}`,
  );
}

function tellOrders({ orders, pages, locale }: Facts): string {
  const say = sentencesOf(locale);
  const links = pages.map((page) => pageLink(page, locale)).join(' ');
  if (!orders) return paragraphs(say.signIn, links);
  if (orders.items.length === 0) return paragraphs(say.noOrders, links);
  const lines = orders.items.map(({ event, lines, total, currency, status, createdAt }) => {
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    const amount = total === 0 ? say.free : formatMoney(total, currency, locale, { short: true });
    return `**${eventLink(event, locale)}**: ${say.order(quantity, amount, status, formatDay(createdAt.slice(0, 10), locale))}`;
  });
  return paragraphs(say.yourOrders(orders.total), list(lines), links);
}

/** Never empty, and in the language of the question. */
export function tell(facts: Facts): string {
  const { intent, help, pages, locale } = facts;
  const say = sentencesOf(locale);
  switch (intent.kind) {
    case 'events':
    case 'event':
      return tellEvents(facts);
    case 'tickets':
      return tellTickets(facts, intent);
    case 'orders':
      return tellOrders(facts);
    case 'help':
      return paragraphs(
        help && `**${help.title}**`,
        help?.text ?? say.abilities,
        pages.map((page) => pageLink(page, locale)).join(' '),
      );
    case 'greeting':
      return say.greeting;
    case 'thanks':
      return say.thanks;
    case 'abilities':
      return say.abilities;
    case 'off-topic':
      return say.offTopic;
    case 'which-event':
      return say.whichEvent;
    default:
      return intent satisfies never;
  }
}
