import type { Metadata } from 'next';
import type { EventDetailDto } from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';
import { platform } from '@/composition';
import { toInstant } from '@/domain/local-time';
import { routing } from './i18n/routing';
import { localePath, paths } from './paths';

const appUrl = () => platform.env().APP_URL;

export const absolute = (locale: string, path: string) => new URL(localePath(locale, path), appUrl()).toString();

/** Canonical address of `path` in `locale`, and the same page in every language. */
function alternates(locale: string, path: string): Metadata['alternates'] {
  const languages = Object.fromEntries(routing.locales.map((each) => [each, absolute(each, path)]));
  return {
    canonical: absolute(locale, path),
    languages: { ...languages, 'x-default': absolute(routing.defaultLocale, path) },
  };
}

/** What every page says of itself unless it says more. */
export function siteMetadata({
  locale,
  title,
  description,
}: {
  locale: string;
  title: string;
  description: string;
}): Metadata {
  return {
    metadataBase: new URL(appUrl()),
    title: { default: title, template: '%s · EventHub' },
    description,
    applicationName: 'EventHub',
    openGraph: { siteName: 'EventHub', type: 'website', locale: locale.replace('-', '_') },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

type PageFacts = { locale: string; path: string; title: string; description: string; image?: string | null };

/** `path` is without locale. */
export function pageMetadata({ locale, path, title, description, image }: PageFacts): Metadata {
  return {
    title,
    description,
    alternates: alternates(locale, path),
    openGraph: {
      siteName: 'EventHub',
      type: 'website',
      locale: locale.replace('-', '_'),
      url: absolute(locale, path),
      title,
      description,
      ...(image ? { images: [{ url: image }] } : {}),
    },
    twitter: { card: image ? 'summary_large_image' : 'summary', title, description },
  };
}

function availability(event: EventDetailDto, type: TicketTypeDto) {
  if (event.status !== 'SCHEDULED') return 'https://schema.org/Discontinued';
  if (type.available < type.minPerOrder) return 'https://schema.org/SoldOut';
  // What is not on sale yet has a `validFrom` to come.
  return type.sale === 'after' ? 'https://schema.org/Discontinued' : 'https://schema.org/InStock';
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

/** schema.org `Event` with an `Offer` for each ticket type, as search engines read it: https://schema.org/Event */
export function eventJsonLd(event: EventDetailDto, locale: string) {
  const url = absolute(locale, paths.event(event.slug));
  const offers = event.ticketTypes.map((type) => offer(event, type, url));
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: event.name,
    description: event.description || undefined,
    startDate: event.startsAt,
    endDate: event.endsAt,
    eventStatus:
      event.status === 'CANCELLED' ? 'https://schema.org/EventCancelled' : 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: { '@type': 'Place', name: event.location, address: event.location },
    organizer: { '@type': 'Organization', name: 'EventHub', url: absolute(locale, paths.home) },
    image: event.imageUrl ? [new URL(event.imageUrl, appUrl()).toString()] : undefined,
    inLanguage: locale,
    url,
    maximumAttendeeCapacity: event.capacity,
    isAccessibleForFree: event.maxPrice === 0,
    offers: offers.length === 1 ? offers[0] : offers,
  };
}

/** JSON for a `<script>`: a `<` in somebody's text must not end the element. */
export const scriptJson = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');
