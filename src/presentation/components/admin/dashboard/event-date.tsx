import { useLocale } from 'next-intl';
import type { EventInSight } from '@/application/dashboard/schema';
import { eventTimes } from '@/domain/format';

export function EventDate({ event: { startsAt, timeZone } }: { event: EventInSight }) {
  const { shortDate, year, time } = eventTimes({ startsAt, endsAt: startsAt, timeZone }, useLocale());
  return (
    <time dateTime={startsAt} className="text-ink-soft text-sm">
      {shortDate} {year}, {time}
    </time>
  );
}
