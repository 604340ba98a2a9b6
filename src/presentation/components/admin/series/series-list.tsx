import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Page } from '@/application/schema';
import type { SeriesOverview } from '@/domain/series';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { NAME_CELL, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { AdminPage } from '../shell/admin-page';
import { dateWords } from './date-words';

const hrefOf = (page: number) => (page > 1 ? `${paths.adminSeries}?page=${page}` : paths.adminSeries);

export function SeriesList({ series }: { series: Page<SeriesOverview> }) {
  const t = useTranslations('adminSeries');
  return (
    <AdminPage title={t('title')} intro={t('intro')}>
      {series.empty ? (
        <EmptyState
          title={t('empty.title')}
          action={
            <Button asChild variant="outline">
              <Link href={paths.adminEvents}>{t('empty.events')}</Link>
            </Button>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <SeriesTable series={series.content} />
      )}
      <Pagination page={series.number + 1} totalPages={series.totalPages} href={hrefOf} />
    </AdminPage>
  );
}

function SeriesTable({ series }: { series: SeriesOverview[] }) {
  const t = useTranslations('adminSeries.table');
  return (
    <Table label={t('caption')}>
      <TableHead>
        <tr>
          <TableHeaderCell>{t('name')}</TableHeaderCell>
          <TableHeaderCell className="hidden sm:table-cell">{t('next')}</TableHeaderCell>
          <TableHeaderCell className="hidden md:table-cell">{t('dates')}</TableHeaderCell>
          <TableHeaderCell className="text-right">{t('sold')}</TableHeaderCell>
        </tr>
      </TableHead>
      <TableBody>
        {series.map((one) => (
          <SeriesRow key={one.id} series={one} />
        ))}
      </TableBody>
    </Table>
  );
}

function SeriesRow({ series: { id, lead, upcoming, dates, sold, capacity } }: { series: SeriesOverview }) {
  const t = useTranslations('adminSeries.table');
  const format = useFormatter();
  const when = dateWords(lead.startsAt, lead.timeZone, useLocale());
  const next = upcoming > 0 ? when : `${t('over')} ${when}`;
  return (
    <TableRow>
      <TableCell className={NAME_CELL}>
        <Link
          href={paths.adminSeriesOne(id)}
          prefetch={false}
          className="font-semibold text-[0.9375rem] underline-offset-4 hover:underline"
        >
          <bdi>{lead.name}</bdi>
        </Link>
        <span className="mt-1 block text-ink-soft text-xs sm:hidden">{next}</span>
        <span className="block text-ink-soft text-xs md:hidden">{t('datesOf', { upcoming, dates })}</span>
      </TableCell>
      <TableCell className="hidden sm:table-cell">{next}</TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">{t('datesOf', { upcoming, dates })}</TableCell>
      <TableCell className="whitespace-nowrap text-right">
        <span className="font-semibold">{format.number(sold)}</span>{' '}
        <span className="text-ink-soft">/ {format.number(capacity)}</span>
      </TableCell>
    </TableRow>
  );
}
