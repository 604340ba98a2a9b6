import { TicketPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { AttendeeList as Attendees } from '@/application/attendees/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { AdminPage } from '../shell/admin-page';
import { AttendeeCards } from './attendee-cards';
import { listHref, listPath, type ShownFilter } from './attendee-filter';
import { AttendeeFilterBar } from './attendee-filter-bar';
import { AttendeeTable } from './attendee-table';
import { ExportButtons } from './export-buttons';
import { PeopleNav } from './people-nav';

type AttendeeListProps = {
  /** Null where those of all events are shown. */
  event: EventDetailDto | null;
  list: Attendees;
  filter: ShownFilter;
  /** From 1. */
  page: number;
  totalPages: number;
};

export function AttendeeList({ event, list, filter, page, totalPages }: AttendeeListProps) {
  const t = useTranslations('people');
  const eventId = event?.id ?? null;
  const isFiltered = filter.q !== '' || filter.status !== '' || filter.type !== '';
  return (
    <AdminPage
      above={event ? <PeopleNav event={event} current="attendees" /> : null}
      title={t('title')}
      intro={event ? t('introOf') : t('intro')}
      action={
        <div className="flex flex-wrap items-center gap-2">
          <ExportButtons eventId={eventId} filter={filter} />
          {event ? (
            <Button asChild variant="accent">
              <Link href={paths.eventDesk(event.id)} prefetch={false}>
                <TicketPlus aria-hidden="true" />
                {t('nav.desk')}
              </Link>
            </Button>
          ) : null}
        </div>
      }
    >
      <AttendeeFilterBar eventId={eventId} types={event?.ticketTypes ?? []} filter={filter} isFiltered={isFiltered} />
      {list.isMore ? <Alert tone="info">{t('list.more', { count: list.total })}</Alert> : null}
      {list.attendees.length === 0 ? (
        <Nobody eventId={eventId} isPastTheEnd={page > 1} isFiltered={isFiltered} />
      ) : (
        <>
          <p className="text-ink-soft text-sm" role="status">
            {t('list.count', { count: list.total })}
          </p>
          <AttendeeTable attendees={list.attendees} showsEvent={event === null} />
          <AttendeeCards attendees={list.attendees} showsEvent={event === null} />
        </>
      )}
      <Pagination page={page} totalPages={totalPages} href={(to) => listHref(eventId, filter, to)} />
    </AdminPage>
  );
}

type NobodyProps = { eventId: string | null; isPastTheEnd: boolean; isFiltered: boolean };

function Nobody({ eventId, isPastTheEnd, isFiltered }: NobodyProps) {
  const t = useTranslations('people.list');
  if (!isPastTheEnd && !isFiltered) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
  return (
    <EmptyState
      title={isPastTheEnd ? t('empty.pageGone') : t('empty.filteredTitle')}
      action={
        <Button asChild variant="outline">
          <Link href={listPath(eventId)}>{isPastTheEnd ? t('empty.firstPage') : t('clear')}</Link>
        </Button>
      }
    >
      {isPastTheEnd ? null : t('empty.filteredText')}
    </EmptyState>
  );
}
