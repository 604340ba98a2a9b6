import type { Metadata } from 'next';
import type { EventDto } from '@/application/events/schema';
import { platform } from '@/composition';
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

function availability(event: EventDto) {
  if (event.isAvailable) return 'https://schema.org/InStock';
  return event.availableTickets === 0 ? 'https://schema.org/SoldOut' : 'https://schema.org/Discontinued';
}

/** schema.org `Event` with its `Offer`, as search engines read it: https://schema.org/Event */
export function eventJsonLd(event: EventDto, locale: string) {
  const url = absolute(locale, paths.event(event.slug));
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
    isAccessibleForFree: event.price === 0,
    offers: {
      '@type': 'Offer',
      url,
      price: event.price,
      priceCurrency: event.currency,
      availability: availability(event),
      validFrom: event.createdAt,
    },
  };
}

/** JSON for a `<script>`: a `<` in somebody's text must not end the element. */
export const scriptJson = (value: unknown) => JSON.stringify(value).replace(/</g, '\\u003c');
