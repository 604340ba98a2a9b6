import { useLocale, useTranslations } from 'next-intl';
import type { PublicSeries } from '@/application/series/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';

const SHOWN = 4;

/** On the page of one date: the next others, and the way to all. */
export function OtherDates({ series: { slug, dates }, eventId }: { series: PublicSeries; eventId: string }) {
  const t = useTranslations('series');
  const locale = useLocale();
  const others = dates.filter(({ id, status }) => id !== eventId && status !== 'CANCELLED').slice(0, SHOWN);
  const chip =
    'inline-flex min-h-11 items-center rounded-lg border border-field/70 bg-card px-3 font-semibold text-sm hover:border-ink';
  return (
    <nav aria-label={t('other')} className="grid gap-2">
      <p className="small-print text-ink-soft">{t('other')}</p>
      <ul className="flex flex-wrap gap-2">
        {others.map((event) => {
          const { shortDate, time } = eventTimes(event, locale);
          return (
            <li key={event.id}>
              <Link href={paths.event(event.slug)} prefetch={false} className={chip}>
                <time dateTime={event.startsAt}>
                  {shortDate}, {time}
                </time>
              </Link>
            </li>
          );
        })}
        <li>
          <Link
            href={paths.series(slug)}
            prefetch={false}
            className="inline-flex min-h-11 items-center px-2 font-semibold text-sm underline decoration-2 decoration-coral underline-offset-4"
          >
            {t('all', { count: dates.length })}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
