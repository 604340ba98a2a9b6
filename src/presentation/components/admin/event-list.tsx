import { ArrowDown, ArrowUp, ChevronsUpDown, Plus, Search } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { EventDto, Sort, SortField } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { EVENT_STATUSES } from '@/domain/event';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { EmptyState } from '../empty-state';
import { Price } from '../events/price';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Input } from '../ui/input';
import { Pagination } from '../ui/pagination';
import { Select } from '../ui/select';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../ui/table';
import { AdminNav } from './admin-nav';
import { EventActions } from './event-actions';
import { STATUS_TONES, shownStatus } from './event-status';

type Filter = { q: string; status: string; sort: Sort };

const isDefault = ({ field, direction }: Sort) => field === 'eventDate' && direction === 'asc';

function hrefOf({ q, status, sort }: Filter, page = 1) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (status) query.set('status', status);
  if (!isDefault(sort)) query.set('sort', `${sort.field},${sort.direction}`);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.adminEvents}?${query}` : paths.adminEvents;
}

type EventListProps = { events: Page<EventDto>; soldEventIds: ReadonlySet<string>; filter: Filter };

export function EventList({ events, soldEventIds, filter }: EventListProps) {
  const t = useTranslations('admin.events');
  const isFiltered = filter.q !== '' || filter.status !== '';
  return (
    <div className="grid gap-6">
      <AdminNav current="events" />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
          <p className="mt-1 text-ink-soft">{t('count', { count: events.totalElements })}</p>
        </div>
        <Button asChild variant="accent">
          <Link href={paths.newEvent}>
            <Plus aria-hidden="true" />
            {t('create')}
          </Link>
        </Button>
      </div>
      <FilterBar filter={filter} isFiltered={isFiltered} />
      {events.empty ? (
        <EmptyState
          title={isFiltered ? t('empty.filteredTitle') : t('empty.title')}
          action={
            <Button asChild variant="outline">
              {isFiltered ? (
                <Link href={paths.adminEvents}>{t('clear')}</Link>
              ) : (
                <Link href={paths.newEvent}>{t('create')}</Link>
              )}
            </Button>
          }
        >
          {isFiltered ? t('empty.filteredText') : t('empty.text')}
        </EmptyState>
      ) : (
        <EventTable events={events.content} soldEventIds={soldEventIds} filter={filter} />
      )}
      <Pagination page={events.number + 1} totalPages={events.totalPages} href={(page) => hrefOf(filter, page)} />
    </div>
  );
}

// A plain GET form: it works before and without JavaScript, and what was searched stays in the address.
function FilterBar({ filter, isFiltered }: { filter: Filter; isFiltered: boolean }) {
  const t = useTranslations('admin.events');
  const status = useTranslations('status');
  const locale = useLocale();
  return (
    <search>
      <form
        action={localePath(locale, paths.adminEvents)}
        className="flex flex-wrap items-center gap-3"
        key={hrefOf(filter)}
      >
        {isDefault(filter.sort) ? null : (
          <input type="hidden" name="sort" value={`${filter.sort.field},${filter.sort.direction}`} />
        )}
        <div className="relative min-w-56 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden="true"
          />
          <Input
            type="search"
            name="q"
            maxLength={100}
            defaultValue={filter.q}
            aria-label={t('searchLabel')}
            placeholder={t('searchPlaceholder')}
            className="pl-9"
          />
        </div>
        <div className="min-w-44">
          <Select name="status" defaultValue={filter.status} aria-label={t('statusLabel')}>
            <option value="">{t('allStatuses')}</option>
            {EVENT_STATUSES.map((value) => (
              <option key={value} value={value}>
                {status(value)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" variant="ink">
          {t('search')}
        </Button>
        {isFiltered ? (
          <Button asChild variant="ghost">
            <Link href={paths.adminEvents}>{t('clear')}</Link>
          </Button>
        ) : null}
      </form>
    </search>
  );
}

type EventTableProps = { events: EventDto[]; soldEventIds: ReadonlySet<string>; filter: Filter };

function EventTable({ events, soldEventIds, filter }: EventTableProps) {
  const t = useTranslations('admin.events');
  return (
    // The page scrolls, and the header stays below the site's own; where the table is wider than the page it scrolls alone.
    <div className="min-w-0 lg:[&>section]:overflow-visible lg:[&_thead]:top-16">
      <Table label={t('table.caption')}>
        <TableHead>
          <tr>
            <SortableHeader column="name" field="name" filter={filter} />
            <SortableHeader column="date" field="eventDate" filter={filter} className="hidden md:table-cell" />
            <TableHeaderCell className="hidden sm:table-cell">{t('table.status')}</TableHeaderCell>
            <SortableHeader column="left" field="availableTickets" filter={filter} />
            <SortableHeader column="price" field="price" filter={filter} className="hidden text-right md:table-cell" />
            <TableHeaderCell className="w-0">
              <span className="sr-only">{t('table.actions')}</span>
            </TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <EventRow key={event.id} event={event} wasSold={soldEventIds.has(event.id)} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type SortableHeaderProps = {
  column: 'name' | 'date' | 'left' | 'price';
  field: SortField;
  filter: Filter;
  className?: string;
};

function SortableHeader({ column, field, filter, className }: SortableHeaderProps) {
  const t = useTranslations('admin.events.table');
  const isSorted = filter.sort.field === field;
  const isAscending = filter.sort.direction === 'asc';
  const Icon = isSorted ? (isAscending ? ArrowUp : ArrowDown) : ChevronsUpDown;
  return (
    <TableHeaderCell className={className} aria-sort={isSorted ? (isAscending ? 'ascending' : 'descending') : 'none'}>
      <Link
        href={hrefOf({ ...filter, sort: { field, direction: isSorted && isAscending ? 'desc' : 'asc' } })}
        scroll={false}
        title={t('sortBy', { column: t(column) })}
        className="-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-md px-1.5 hover:bg-ink/8 hover:text-ink"
      >
        {t(column)}
        <Icon className="size-3.5" aria-hidden="true" />
      </Link>
    </TableHeaderCell>
  );
}

function EventRow({ event, wasSold }: { event: EventDto; wasSold: boolean }) {
  const status = useTranslations('status');
  const locale = useLocale();
  const { shortDate, year, time } = eventTimes(event, locale);
  const when = (
    <time dateTime={event.startsAt}>
      {shortDate} {year}, {time}
    </time>
  );
  const badge = <Badge tone={STATUS_TONES[shownStatus(event)]}>{status(shownStatus(event))}</Badge>;
  return (
    <TableRow>
      <TableCell className="min-w-44 max-w-80">
        <Link
          href={paths.editEvent(event.id)}
          prefetch={false}
          className="font-semibold text-[0.9375rem] underline-offset-4 hover:underline"
        >
          {event.name}
        </Link>
        <span className="block text-ink-soft text-xs md:line-clamp-2">{event.location}</span>
        <span className="mt-1 block text-ink-soft text-xs md:hidden">{when}</span>
        <span className="mt-1.5 block sm:hidden">{badge}</span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">{when}</TableCell>
      <TableCell className="hidden sm:table-cell">{badge}</TableCell>
      <TableCell className="min-w-28">
        <SoldBar event={event} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-right md:table-cell">
        <Price event={event} />
      </TableCell>
      <TableCell className="px-2">
        <EventActions event={event} wasSold={wasSold} />
      </TableCell>
    </TableRow>
  );
}

function SoldBar({ event }: { event: EventDto }) {
  const t = useTranslations('admin.events.table');
  const format = useFormatter();
  return (
    <>
      <span className="sr-only">{t('soldOf', { sold: event.ticketsSold, capacity: event.capacity })}</span>
      <span aria-hidden="true" className="flex justify-between gap-2">
        <span className="font-semibold">{format.number(event.ticketsSold)}</span>
        <span className="text-ink-soft">/ {format.number(event.capacity)}</span>
      </span>
      {/* Drawn, because the page's policy allows no style attribute. */}
      <svg aria-hidden="true" className="mt-1 block h-1.5 w-full overflow-hidden rounded-full bg-ink/10">
        <rect
          width={`${event.soldPercentage}%`}
          height="100%"
          className={event.availableTickets === 0 ? 'fill-coral' : 'fill-ink/70'}
        />
      </svg>
    </>
  );
}
