import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { countryName } from '@/domain/country';
import { addressLines, isStreamed, mapLink, takesPlace } from '@/domain/venue';

/** Where the event is: its line, the address in parts, the way to a map, and that one can take part from afar. */
export function Place({ event }: { event: Pick<EventDto, 'location' | 'venue' | 'attendance'> }) {
  const t = useTranslations('event');
  const { location, venue, attendance } = event;
  return (
    <>
      <span className="font-semibold [overflow-wrap:anywhere]">{location}</span>
      {venue && takesPlace(attendance) ? <Address venue={venue} location={location} /> : null}
      {isStreamed(attendance) ? <span className="mt-1 block text-ink-soft text-sm">{t('onlineHint')}</span> : null}
    </>
  );
}

function Address({ venue, location }: { venue: NonNullable<EventDto['venue']>; location: string }) {
  const t = useTranslations('event');
  const locale = useLocale();
  // What the line above says already is not said again.
  const name = location.includes(venue.name) ? '' : venue.name;
  const country = venue.country && countryName(venue.country, locale);
  const lines = [name, ...addressLines(venue), country].filter(Boolean);
  const map = mapLink(venue);
  return (
    <>
      <address className="mt-0.5 text-ink-soft text-sm not-italic [overflow-wrap:anywhere]">
        {lines.map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </address>
      {map ? (
        <a
          href={map}
          rel="noopener noreferrer"
          className="inline-flex min-h-6 items-center text-sm underline decoration-2 decoration-coral underline-offset-4"
        >
          {t('showMap')}
        </a>
      ) : null}
    </>
  );
}
