import type { EventDto } from '@/application/events/schema';
import { COUNTRIES } from '@/domain/country';
import { EVENT_CATEGORIES } from '@/domain/event';
import { toInstant, toLocalTime } from '@/domain/local-time';
import type { Locale } from '@/domain/locale';
import { parseAmount, parseWholeNumber } from '@/presentation/number-input';
import { type EventFormValues, readAttendance } from '../editor/event-form-values';

const DEFAULT_DURATION_MS = 2 * 60 * 60 * 1000;

const numberOf = (reading: ReturnType<typeof parseAmount>, otherwise: number) =>
  reading.kind === 'value' ? reading.value : otherwise;

/** Of what is shown: one price, or those of all types that are not hidden. */
function pricesOf({ sellsSeveral, price, ticketTypes }: EventFormValues, locale: string): number[] {
  if (!sellsSeveral) return [numberOf(parseAmount(price, locale), 0)];
  const shown = ticketTypes.filter(({ isHidden }) => !isHidden);
  return shown.length > 0 ? shown.map((type) => numberOf(parseAmount(type.price, locale), 0)) : [0];
}

type Saved = Pick<EventDto, 'id' | 'slug' | 'ticketsSold'>;

/**
 * The event as its page would show it in `language` if the form were saved as it stands, on sale. What cannot be read yet is
 * left at nothing; null as long as nobody knows when it begins. Numbers are read as `locale` writes them.
 */
export function previewEvent(
  values: EventFormValues,
  { locale, language, saved, unnamed }: { locale: string; language: Locale; saved?: Saved; unnamed: string },
): EventDto | null {
  const { timeZone, translations, venue, organiser } = values;
  const startsAt = toInstant(values.eventDate, timeZone);
  if (!startsAt) return null;
  const ends = toInstant(values.endDate, timeZone);
  const endsAt = ends && ends > startsAt ? ends : new Date(startsAt.getTime() + DEFAULT_DURATION_MS);
  const sold = saved?.ticketsSold ?? 0;
  const capacity = Math.max(numberOf(parseWholeNumber(values.capacity, locale), 0), sold, 1);
  const prices = pricesOf(values, locale);
  const imageUrl = values.imageUrl.trim();
  return {
    id: saved?.id ?? '',
    slug: saved?.slug ?? '',
    name: translations[language].name.trim() || values.name.trim() || unnamed,
    description: translations[language].description.trim() || values.description,
    category: EVENT_CATEGORIES.find((known) => known === values.category) ?? EVENT_CATEGORIES[0],
    location: values.location.trim(),
    venue:
      venue.name.trim() || venue.city.trim()
        ? {
            ...venue,
            country: COUNTRIES.find((code) => code === venue.country) ?? '',
            mapUrl: venue.mapUrl.trim() || null,
          }
        : null,
    organiser: organiser.name.trim()
      ? { name: organiser.name.trim(), url: organiser.url.trim() || null, email: organiser.email.trim() || null }
      : null,
    attendance: readAttendance(values.attendance),
    eventDate: toLocalTime(startsAt, timeZone),
    endDate: toLocalTime(endsAt, timeZone),
    timeZone,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    previousStartsAt: null,
    capacity,
    availableTickets: capacity - sold,
    ticketsSold: sold,
    soldPercentage: (100 * sold) / capacity,
    price: Math.min(...prices),
    maxPrice: Math.max(...prices),
    currency: values.currency,
    imageUrl: imageUrl || null,
    status: 'SCHEDULED',
    isAvailable: true,
    isPast: false,
    version: 0,
    translations: {},
    createdAt: startsAt.toISOString(),
    updatedAt: startsAt.toISOString(),
  };
}
