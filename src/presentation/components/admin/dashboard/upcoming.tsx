import { useFormatter, useTranslations } from 'next-intl';
import type { EventInSight } from '@/application/dashboard/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EventDate } from './event-date';
import { Panel } from './panel';

/** What begins next, and how full it is. */
export function Upcoming({ events }: { events: EventInSight[] }) {
  const t = useTranslations('adminDashboard.upcoming');
  const format = useFormatter();
  return (
    <Panel id="upcoming" title={t('title')}>
      {events.length === 0 ? (
        <p className="text-ink-soft">
          {t('nothing')}{' '}
          <Link href={paths.newEvent} prefetch={false} className="font-semibold underline underline-offset-4">
            {t('create')}
          </Link>
        </p>
      ) : (
        <ul className="grid grid-cols-1 gap-3">
          {events.map((event) => (
            <li key={event.id} className="grid grid-cols-1 gap-1">
              <div className="flex items-baseline justify-between gap-4">
                <Link
                  href={paths.editEvent(event.id)}
                  prefetch={false}
                  className="min-w-0 break-words font-semibold underline-offset-4 hover:underline"
                >
                  <bdi>{event.name}</bdi>
                </Link>
                <span className="shrink-0 text-sm tabular-nums">
                  <span className="sr-only">{t('soldOf', { sold: event.sold, capacity: event.capacity })}</span>
                  <span aria-hidden="true">
                    {format.number(event.sold)} / {format.number(event.capacity)}
                  </span>
                </span>
              </div>
              <EventDate event={event} />
              {/* Drawn, because the page's policy allows no style attribute. */}
              <svg aria-hidden="true" className="block h-1.5 w-full overflow-hidden rounded-full bg-ink/10">
                <rect
                  width={`${(100 * event.sold) / event.capacity}%`}
                  height="100%"
                  className={event.sold === event.capacity ? 'fill-coral' : 'fill-ink/70'}
                />
              </svg>
            </li>
          ))}
        </ul>
      )}
      <Link href={paths.adminEvents} className="w-fit font-semibold text-sm underline underline-offset-4">
        {t('all')}
      </Link>
    </Panel>
  );
}
