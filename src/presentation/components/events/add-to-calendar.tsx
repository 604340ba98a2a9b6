import { CalendarPlus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { Button } from '../ui/button';

type Shown = Pick<EventDto, 'slug' | 'name' | 'startsAt' | 'endsAt' | 'timeZone' | 'location'>;

/** 20310315T170000Z */
const basic = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');

/** Opens Google's own form, filled in: a phone without an app for calendar files has that one. */
function googleLink({ name, startsAt, endsAt, timeZone, location }: Shown): string {
  const query = new URLSearchParams({
    action: 'TEMPLATE',
    text: name,
    dates: `${basic(startsAt)}/${basic(endsAt)}`,
    ctz: timeZone,
    location,
  });
  return `https://calendar.google.com/calendar/render?${query}`;
}

/** Works without JavaScript; the file is the event itself, which later changes of it replace. */
export function AddToCalendar({ event }: { event: Shown }) {
  const t = useTranslations('event');
  const locale = useLocale();
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button asChild variant="outline">
        <a href={`/api/events/${encodeURIComponent(event.slug)}/calendar.ics?locale=${locale}`}>
          <CalendarPlus aria-hidden="true" />
          {t('addToCalendar')}
        </a>
      </Button>
      <a
        href={googleLink(event)}
        target="_blank"
        rel="noopener noreferrer"
        className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
      >
        {t('googleCalendar')}
      </a>
    </p>
  );
}
