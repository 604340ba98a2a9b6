import { ExternalLink, Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ManagedSeries } from '@/application/series/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';
import { dateWords } from './date-words';
import { RestoreDate } from './restore-date';
import { SeriesDates } from './series-dates';

type SeriesViewProps = {
  series: ManagedSeries;
  soldEventIds: ReadonlySet<string>;
  /** Whether its reader may make events. */
  canAdd: boolean;
};

export function SeriesView({ series, soldEventIds, canAdd }: SeriesViewProps) {
  const t = useTranslations('adminSeries.one');
  const { dates } = series;
  const upcoming = dates.filter(({ event }) => event.status !== 'CANCELLED' && !event.isPast);
  const lead = (upcoming[0] ?? dates.at(-1))?.event;
  const isPublic = dates.some(({ event }) => event.status !== 'DRAFT');
  return (
    <AdminPage
      above={<BackLink href={paths.adminSeries}>{t('back')}</BackLink>}
      title={lead?.name}
      intro={t('summary', { count: dates.length, upcoming: upcoming.length })}
      action={
        <div className="flex flex-wrap gap-3">
          {isPublic ? (
            <Button asChild variant="outline">
              {/* Not fetched ahead: it must show what was saved last. */}
              <Link href={paths.series(series.slug)} prefetch={false}>
                <ExternalLink aria-hidden="true" />
                {t('view')}
              </Link>
            </Button>
          ) : null}
          {canAdd ? (
            <Button asChild variant="accent">
              <Link href={paths.addDates(series.id)} prefetch={false}>
                <Plus aria-hidden="true" />
                {t('add')}
              </Link>
            </Button>
          ) : null}
        </div>
      }
    >
      <SeriesDates seriesId={series.id} dates={dates} soldEventIds={[...soldEventIds]} />
      <Exceptions series={series} canAdd={canAdd} />
    </AdminPage>
  );
}

function Exceptions({ series: { id, exceptions, timeZone }, canAdd }: { series: ManagedSeries; canAdd: boolean }) {
  const t = useTranslations('adminSeries.one');
  const locale = useLocale();
  if (exceptions.length === 0) return null;
  return (
    <section aria-labelledby="exceptions" className="grid grid-cols-1 gap-3">
      <h2 id="exceptions" className="font-bold text-2xl">
        {t('exceptions')}
      </h2>
      <p className="text-ink-soft">{t('exceptionsText')}</p>
      <ul className="divide-y divide-line rounded-ticket border border-line bg-card">
        {exceptions.map(({ number, startsAt, isPast }) => (
          <li key={number} className="flex min-h-14 flex-wrap items-center justify-between gap-3 px-4 py-2">
            {dateWords(startsAt, timeZone, locale)}
            {isPast ? <span className="text-ink-soft text-sm">{t('isPast')}</span> : null}
            {canAdd && !isPast ? (
              <RestoreDate seriesId={id} number={number} date={dateWords(startsAt, timeZone, locale)} />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
