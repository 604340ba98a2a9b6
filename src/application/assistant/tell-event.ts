import { eventTimes, formatMoney } from '../../domain/format.ts';
import type { Locale } from '../../domain/locale.ts';
import { addressLines, isStreamed, takesPlace } from '../../domain/venue.ts';
import type { EventDetailDto, EventDto } from '../events/schema.ts';
import type { TicketTypeDto } from '../ticket-types/schema.ts';
import type { Asked } from './assistant.ts';
import { eventLink } from './links.ts';
import { plain } from './plain-text.ts';
import { sentencesOf } from './sentences/in-language.ts';

/** What is said of one event. */

const MINUTE_MS = 60_000;
const DESCRIPTION = 420;

export const timesOf = (event: Pick<EventDto, 'startsAt' | 'endsAt' | 'timeZone'>, locale: Locale) =>
  eventTimes(event, locale);

export const money = (amount: number, currency: string, locale: Locale) =>
  amount === 0 ? sentencesOf(locale).free : formatMoney(amount, currency, locale, { short: true });

/** `R$40`, `R$18 – R$50`, `free`. */
export const priceOf = ({ price, maxPrice, currency }: EventDto, locale: Locale) =>
  maxPrice > price
    ? `${money(price, currency, locale)} – ${money(maxPrice, currency, locale)}`
    : money(price, currency, locale);

/** Whether it can be bought and how many are left; what keeps it from being bought where something does. */
function stateOf(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  if (event.status === 'CANCELLED') return say.cancelled;
  if (event.isPast) return say.over;
  if (event.availableTickets === 0) return say.soldOut;
  return event.isAvailable ? say.left(event.availableTickets) : say.notOnSale;
}

/** One line of a list. */
export function eventLine(event: EventDto, locale: Locale): string {
  const { date, time } = timesOf(event, locale);
  const facts = [priceOf(event, locale), stateOf(event, locale)].join(', ');
  return `**${eventLink(event, locale)}**: ${sentencesOf(locale).shortDate(date, time)}, ${plain(event.location)}. ${facts}`;
}

function price(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  if (event.maxPrice === 0) return say.isFree;
  if (event.maxPrice === event.price) return say.costs(money(event.price, event.currency, locale));
  return say.costsBetween(money(event.price, event.currency, locale), money(event.maxPrice, event.currency, locale));
}

function availability(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  if (event.status === 'CANCELLED') return say.isCancelled;
  if (event.isPast) return say.isOver;
  if (event.availableTickets === 0) return say.isSoldOut;
  const left = say.ticketsLeft(event.availableTickets, event.capacity);
  return event.isAvailable ? left : `${say.isNotOnSale} ${event.status === 'ONGOING' ? say.hasBegun : left}`;
}

function status(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  if (event.status === 'CANCELLED') return say.isCancelled;
  if (event.isPast) return say.isOver;
  return event.status === 'ONGOING' ? say.hasBegun : say.goesAhead;
}

function place(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  if (!takesPlace(event.attendance)) return say.isOnline;
  const address = event.venue ? plain(addressLines({ ...event.venue, mapUrl: null }).join(', ')) : '';
  const where = say.takesPlace(plain(event.location), address);
  return isStreamed(event.attendance) ? `${where} ${say.isOnline}` : where;
}

function duration(event: EventDto, locale: Locale): string {
  const say = sentencesOf(locale);
  const minutes = Math.round((Date.parse(event.endsAt) - Date.parse(event.startsAt)) / MINUTE_MS);
  return say.lasts(say.hours(Math.floor(minutes / 60), minutes % 60), timesOf(event, locale).end);
}

/** A ticket type with its price and what is left of it. */
function typeLine(type: TicketTypeDto, locale: Locale): string {
  const say = sentencesOf(locale);
  const left = type.available === 0 ? say.soldOut : say.left(type.available);
  const state = type.sale === 'open' ? left : say.typeSale[type.sale];
  const least = type.minPerOrder > 1 ? say.fewestAtOnce(type.minPerOrder) : null;
  return `${plain(type.name)}: ${[money(type.price, type.currency, locale), state, least].filter(Boolean).join(', ')}`;
}

function types(event: EventDto, detail: EventDetailDto | null, locale: Locale): string {
  if (!detail || detail.ticketTypes.length === 0) return price(event, locale);
  return [sentencesOf(locale).typesAre, '', ...detail.ticketTypes.map((type) => `- ${typeLine(type, locale)}`)].join(
    '\n',
  );
}

function tellOf(asked: Asked, event: EventDto, detail: EventDetailDto | null, locale: Locale): string {
  const say = sentencesOf(locale);
  const times = timesOf(event, locale);
  switch (asked) {
    case 'price':
      return detail && event.maxPrice > event.price
        ? `${price(event, locale)} ${types(event, detail, locale)}`
        : price(event, locale);
    case 'when':
      return event.isPast ? say.wasOn(times) : say.isOn(times);
    case 'where':
      return place(event, locale);
    case 'availability':
    case 'count':
      return availability(event, locale);
    case 'types':
      return types(event, detail, locale);
    case 'about':
      return plain(event.description, DESCRIPTION) || say.noDescription;
    case 'duration':
      return duration(event, locale);
    case 'organiser':
      return event.organiser ? say.organisedBy(plain(event.organiser.name)) : say.noOrganiser;
    case 'status':
      return status(event, locale);
    case 'capacity':
      return say.seatsInAll(event.capacity);
    case 'sold':
      return say.sold(event.ticketsSold, event.capacity);
    default:
      return asked satisfies never;
  }
}

/** A question for the number of anything else has said which: "how many are sold". */
const withoutCount = (asked: Asked[]) => (asked.length > 1 ? asked.filter((each) => each !== 'count') : asked);

/** What was asked of it, and under that the line that every event has. */
export function oneEvent(event: EventDto, detail: EventDetailDto | null, asked: Asked[], locale: Locale): string {
  const told = withoutCount(asked).map((each) => tellOf(each, event, detail, locale));
  const isOver = event.status === 'CANCELLED' && !asked.includes('status') && !asked.includes('availability');
  return [...(isOver ? [status(event, locale)] : []), ...told, eventLine(event, locale)].join('\n\n');
}
