import type { EventDetailDto, EventDto } from '@/application/events/schema';
import type { PublicSeries } from '@/application/series/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';
import { platform } from '@/composition';
import { toInstant } from '@/domain/local-time';
import { isStreamed, mapLink, takesPlace } from '@/domain/venue';
import type { Crumb } from './components/breadcrumbs';
import { plainText } from './markdown/read-markdown';
import { paths } from './paths';
import { absolute, publicUrl } from './seo';

/** What search engines read beside the page: https://schema.org in JSON-LD. */

const schema = (name: string) => `https://schema.org/${name}`;

/** A wall-clock time with its distance from UTC, `2026-03-15T14:00:00-03:00`: the day it names is the day at the place. */
export function zonedTime(local: string, instant: string): string {
  const minutes = Math.round((Date.parse(`${local}Z`) - Date.parse(instant)) / 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function availability(event: EventDetailDto, type: TicketTypeDto) {
  if (event.status !== 'SCHEDULED') return schema('Discontinued');
  if (type.available < type.minPerOrder) return schema('SoldOut');
  // What is not on sale yet has a `validFrom` to come.
  return type.sale === 'after' ? schema('Discontinued') : schema('InStock');
}

/** One of several offers carries the name of its type. */
function offer(event: EventDetailDto, type: TicketTypeDto, url: string) {
  const opens = type.salesStart && toInstant(type.salesStart, event.timeZone)?.toISOString();
  const closes = type.salesEnd && toInstant(type.salesEnd, event.timeZone)?.toISOString();
  return {
    '@type': 'Offer',
    ...(event.ticketTypes.length > 1 ? { name: type.name } : {}),
    url,
    price: type.price,
    priceCurrency: event.currency,
    availability: availability(event, type),
    validFrom: opens || event.createdAt,
    ...(closes ? { validThrough: closes } : {}),
  };
}

const STATUS = {
  cancelled: schema('EventCancelled'),
  moved: schema('EventRescheduled'),
  planned: schema('EventScheduled'),
};

const ATTENDANCE = {
  OFFLINE: schema('OfflineEventAttendanceMode'),
  ONLINE: schema('OnlineEventAttendanceMode'),
  MIXED: schema('MixedEventAttendanceMode'),
};

/** Without a venue in parts, the line that people read is the address. */
function place({ location, venue }: EventDto) {
  if (!venue) return { '@type': 'Place', name: location, address: location };
  const map = mapLink(venue);
  return {
    '@type': 'Place',
    name: venue.name || location,
    address: {
      '@type': 'PostalAddress',
      ...(venue.street ? { streetAddress: venue.street } : {}),
      ...(venue.city ? { addressLocality: venue.city } : {}),
      ...(venue.region ? { addressRegion: venue.region } : {}),
      ...(venue.postalCode ? { postalCode: venue.postalCode } : {}),
      ...(venue.country ? { addressCountry: venue.country } : {}),
    },
    ...(map ? { hasMap: map } : {}),
  };
}

/** The link itself is for those who hold a ticket: the page tells everybody else how to take part. */
function locationOf(event: EventDto, url: string) {
  const online = { '@type': 'VirtualLocation', url };
  if (!takesPlace(event.attendance)) return online;
  return isStreamed(event.attendance) ? [place(event), online] : place(event);
}

function organizer({ organiser }: EventDto, locale: string) {
  if (!organiser) return { '@type': 'Organization', name: platform.shop().name, url: absolute(locale, paths.home) };
  const { name, url, email } = organiser;
  return { '@type': 'Organization', name, ...(url ? { url } : {}), ...(email ? { email } : {}) };
}

function status({ status, previousStartsAt }: EventDto) {
  if (status === 'CANCELLED') return STATUS.cancelled;
  return previousStartsAt ? STATUS.moved : STATUS.planned;
}

/** What a date of a series and an event of its own say alike. */
function eventFacts(event: EventDto, locale: string) {
  const url = absolute(locale, paths.event(event.slug));
  return {
    '@type': 'Event',
    '@id': `${url}#event`,
    name: event.name,
    startDate: zonedTime(event.eventDate, event.startsAt),
    endDate: zonedTime(event.endDate, event.endsAt),
    ...(event.previousStartsAt ? { previousStartDate: event.previousStartsAt } : {}),
    eventStatus: status(event),
    eventAttendanceMode: ATTENDANCE[event.attendance],
    location: locationOf(event, url),
    url,
  };
}

const description = ({ description, name, location }: EventDto) => plainText(description) || `${name}. ${location}.`;

const seriesId = (slug: string, locale: string) => `${absolute(locale, paths.series(slug))}#series`;

/**
 * schema.org `Event` with an `Offer` for each ticket type, as search engines read it. `image` is the picture drawn for the
 * event, by its path. https://developers.google.com/search/docs/appearance/structured-data/event
 */
export function eventJsonLd(event: EventDetailDto, locale: string, image: string, series: PublicSeries | null = null) {
  const facts = eventFacts(event, locale);
  const offers = event.ticketTypes.map((type) => offer(event, type, facts.url));
  return {
    '@context': 'https://schema.org',
    ...facts,
    description: description(event),
    organizer: organizer(event, locale),
    image: [image, ...(event.imageUrl ? [event.imageUrl] : [])].map(publicUrl),
    inLanguage: locale,
    maximumAttendeeCapacity: event.capacity,
    isAccessibleForFree: event.maxPrice === 0,
    ...(offers.length > 0 ? { offers: offers.length === 1 ? offers[0] : offers } : {}),
    ...(series
      ? { superEvent: { '@type': 'EventSeries', '@id': seriesId(series.slug, locale), name: series.lead.name } }
      : {}),
  };
}

/** Dates named one by one; crawlers find all others along the links of the page. */
const NAMED_DATES = 50;

/** schema.org `EventSeries` with its dates to come. https://schema.org/EventSeries */
export function seriesJsonLd({ slug, lead, dates }: PublicSeries, locale: string) {
  const [first = lead, last = first] = [dates[0], dates.at(-1)];
  const url = absolute(locale, paths.series(slug));
  return {
    '@context': 'https://schema.org',
    '@type': 'EventSeries',
    '@id': seriesId(slug, locale),
    name: lead.name,
    description: description(lead),
    startDate: zonedTime(first.eventDate, first.startsAt),
    endDate: zonedTime(last.endDate, last.endsAt),
    location: locationOf(lead, url),
    organizer: organizer(lead, locale),
    ...(lead.imageUrl ? { image: publicUrl(lead.imageUrl) } : {}),
    inLanguage: locale,
    url,
    subEvent: dates.slice(0, NAMED_DATES).map((event) => eventFacts(event, locale)),
  };
}

/** The pages above this one and, last, itself. https://developers.google.com/search/docs/appearance/structured-data/breadcrumb */
export const breadcrumbJsonLd = (trail: readonly Crumb[], locale: string) => ({
  '@context': 'https://schema.org',
  '@type': 'BreadcrumbList',
  itemListElement: trail.map(({ name, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: absolute(locale, path),
  })),
});

/** The site, by which its name is shown in results. https://developers.google.com/search/docs/appearance/site-names */
export const siteJsonLd = (locale: string) => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: platform.shop().name,
  url: absolute(locale, paths.home),
  inLanguage: locale,
});

/** JSON for a `<script>`: a `<` in somebody's text must not end the element. */
export const scriptJson = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');
