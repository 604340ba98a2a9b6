import { CalendarDays, Repeat2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';

type SeriesNoticeProps = {
  event: { id: string; status: string };
  series: { id: string; events: number } | null;
  /** Whether its reader may make events. */
  canRepeat: boolean;
};

/** Above the form of an event: the way to its other dates, or to making some. */
export function SeriesNotice({ event, series, canRepeat }: SeriesNoticeProps) {
  const t = useTranslations('adminSeries.notice');
  const link = 'inline-flex min-h-9 items-center gap-1.5 font-semibold underline underline-offset-4';
  if (series) {
    return (
      <p className="mb-6 flex flex-wrap items-center gap-x-4 rounded-lg bg-sunken px-3.5 py-2 text-sm">
        {t('text', { count: series.events })}
        <Link href={paths.adminSeriesOne(series.id)} prefetch={false} className={link}>
          <CalendarDays className="size-4" aria-hidden="true" />
          {t('all')}
        </Link>
      </p>
    );
  }
  if (!canRepeat || event.status === 'CANCELLED') return null;
  return (
    <p className="mb-6 text-sm">
      <Link href={paths.repeatEvent(event.id)} prefetch={false} className={link}>
        <Repeat2 className="size-4" aria-hidden="true" />
        {t('repeat')}
      </Link>
    </p>
  );
}
