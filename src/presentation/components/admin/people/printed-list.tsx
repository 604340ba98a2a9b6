import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { PrintedAttendee } from '@/application/attendees/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { paths } from '@/presentation/paths';
import { PrintButton } from '../../account/print/print-button';
import { EmptyState } from '../../empty-state';
import { Pagination } from '../../ui/pagination';
import { PeopleNav } from './people-nav';

type PrintedListProps = {
  event: EventDetailDto;
  rows: readonly PrintedAttendee[];
  total: number;
  /** Counts from 1, as does the number of the first name on it. */
  page: number;
  first: number;
  totalPages: number;
};

const hrefOf = (eventId: string, page: number) => `${paths.printAttendees(eventId)}${page > 1 ? `?page=${page}` : ''}`;

/** Whoever may come, by name, with a box to tick: for a door without a network. */
export function PrintedList({ event, rows, total, page, first, totalPages }: PrintedListProps) {
  const t = useTranslations('people.print');
  const locale = useLocale();
  const { number } = useFormatter();
  const { date, time } = eventTimes(event, locale);
  return (
    <div className="grid grid-cols-1 gap-6 print:block">
      <div className="grid grid-cols-1 gap-3 print:hidden">
        <PeopleNav event={event} current="print" />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-4 print:mb-4 print:block">
        <div className="min-w-0">
          <h1 className="break-words font-extrabold text-3xl print:text-xl">{t('title')}</h1>
          <p className="break-words text-ink-soft">
            <bdi>{event.name}</bdi> · {date}, {time}
          </p>
          {rows.length > 0 ? (
            <p className="text-ink-soft text-sm">{t('part', { from: first, to: first + rows.length - 1, total })}</p>
          ) : null}
        </div>
        {rows.length > 0 ? (
          <div className="print:hidden">
            <PrintButton label={t('print')} />
          </div>
        ) : null}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="border-ink border-b-2">
              <th scope="col" className="w-10 py-1.5">
                <span className="sr-only">{t('tick')}</span>
              </th>
              <th scope="col" className="py-1.5">
                {t('name')}
              </th>
              <th scope="col" className="hidden py-1.5 sm:table-cell print:table-cell">
                {t('type')}
              </th>
              <th scope="col" className="py-1.5">
                {t('code')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ ticketId, name, code, typeName, isIn }, index) => (
              <tr key={ticketId} className="break-inside-avoid border-line border-b">
                <td className="py-1.5 pr-2">
                  {isIn ? (
                    <span className="font-semibold text-xs">{t('in')}</span>
                  ) : (
                    <span className="block size-4 border border-ink" aria-hidden="true" />
                  )}
                </td>
                <td className="py-1.5 pr-3 [overflow-wrap:anywhere]">
                  {name}
                  <span className="ml-2 text-ink-soft text-xs print:hidden">{number(first + index)}</span>
                </td>
                <td className="hidden max-w-60 py-1.5 pr-3 [overflow-wrap:anywhere] sm:table-cell print:table-cell">
                  {typeName}
                </td>
                <td className="whitespace-nowrap py-1.5 font-mono">{code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="print:hidden">
        <Pagination page={page} totalPages={totalPages} href={(to) => hrefOf(event.id, to)} />
      </div>
    </div>
  );
}
