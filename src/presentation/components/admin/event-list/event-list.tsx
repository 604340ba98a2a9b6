import { FileUp, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ManagedEventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import { Pagination } from '../../ui/pagination';
import { AdminPage } from '../shell/admin-page';
import { EventTable } from './event-table';
import { FilterBar } from './filter-bar';
import { type ListFilter, listHref, PAGE_SIZES } from './list-filter';

type EventListProps = {
  events: Page<ManagedEventDto>;
  filter: ListFilter;
  /** Whether the reader may make events, and not only run those that were chosen for them. */
  mayCreate: boolean;
};

export function EventList({ events, filter, mayCreate }: EventListProps) {
  const t = useTranslations('admin.events');
  const isFiltered = filter.q !== '' || filter.status !== '' || filter.category !== '';
  return (
    <AdminPage
      title={t('title')}
      intro={t('count', { count: events.totalElements })}
      action={mayCreate ? <WaysToMakeOne /> : null}
    >
      <FilterBar filter={filter} isFiltered={isFiltered} />
      {events.empty ? (
        <NothingThere isFiltered={isFiltered} mayCreate={mayCreate} />
      ) : (
        <EventTable events={events.content} filter={filter} mayCreate={mayCreate} />
      )}
      <Pagination page={events.number + 1} totalPages={events.totalPages} href={(page) => listHref(filter, page)} />
      {events.totalElements > PAGE_SIZES[0] ? <PageSize filter={filter} /> : null}
    </AdminPage>
  );
}

function WaysToMakeOne() {
  const t = useTranslations('admin.events');
  const more = useTranslations('adminEvents.list');
  return (
    <div className="flex flex-wrap gap-3">
      <Button asChild variant="outline">
        <Link href={paths.importEvents} prefetch={false}>
          <FileUp aria-hidden="true" />
          {more('import')}
        </Link>
      </Button>
      <Button asChild variant="accent">
        <Link href={paths.newEvent}>
          <Plus aria-hidden="true" />
          {t('create')}
        </Link>
      </Button>
    </div>
  );
}

function NothingThere({ isFiltered, mayCreate }: { isFiltered: boolean; mayCreate: boolean }) {
  const t = useTranslations('admin.events');
  const more = useTranslations('adminEvents.list');
  const way = isFiltered ? (
    <Link href={paths.adminEvents}>{t('clear')}</Link>
  ) : (
    <Link href={paths.newEvent}>{t('create')}</Link>
  );
  const text = isFiltered ? t('empty.filteredText') : mayCreate ? t('empty.text') : more('noneChosen');
  return (
    <EmptyState
      title={isFiltered ? t('empty.filteredTitle') : t('empty.title')}
      action={
        isFiltered || mayCreate ? (
          <Button asChild variant="outline">
            {way}
          </Button>
        ) : null
      }
    >
      {text}
    </EmptyState>
  );
}

function PageSize({ filter }: { filter: ListFilter }) {
  const t = useTranslations('adminEvents.list');
  return (
    <nav aria-label={t('perPage')} className="flex items-center justify-center gap-1 text-sm">
      <span className="mr-1 text-ink-soft" aria-hidden="true">
        {t('perPage')}
      </span>
      {PAGE_SIZES.map((size) => (
        <Link
          key={size}
          href={listHref({ ...filter, size })}
          prefetch={false}
          aria-current={size === filter.size ? 'true' : undefined}
          className={cn(
            'grid min-h-9 min-w-9 place-items-center rounded-lg px-2 font-semibold tabular-nums hover:bg-ink/8',
            size === filter.size && 'bg-ink text-paper hover:bg-ink',
          )}
        >
          {size}
        </Link>
      ))}
    </nav>
  );
}
