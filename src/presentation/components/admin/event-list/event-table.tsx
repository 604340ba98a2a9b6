import { ArrowDown, ArrowUp, ChevronsUpDown, Clock } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { EventDto, ManagedEventDto, SortField } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Price } from '../../events/price';
import { Badge } from '../../ui/badge';
import { NAME_CELL, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { EventActions } from '../event-actions/event-actions';
import { STATUS_TONES, shownStatus } from '../event-actions/event-status';
import { localMoment } from '../local-moment';
import { BulkBar } from './bulk-bar';
import { type ListFilter, listHref } from './list-filter';
import { SelectAll, Selection, SelectRow } from './selection';

type EventTableProps = { events: ManagedEventDto[]; filter: ListFilter; mayCreate: boolean };

export function EventTable({ events, filter, mayCreate }: EventTableProps) {
  const t = useTranslations('admin.events');
  return (
    // Another page, or another search, begins with nothing chosen.
    <Selection key={events.map(({ id }) => id).join()} events={events}>
      {/* The page scrolls, and the header stays below the site's own; where the table is wider than the page it scrolls alone. */}
      <div className="min-w-0 lg:[&>section]:overflow-visible lg:[&_thead]:top-16">
        <Table label={t('table.caption')}>
          <TableHead>
            <tr>
              <TableHeaderCell className="w-0 pr-0">
                <SelectAll />
              </TableHeaderCell>
              <SortableHeader column="name" field="name" filter={filter} />
              <SortableHeader column="date" field="eventDate" filter={filter} className="hidden md:table-cell" />
              <TableHeaderCell className="hidden sm:table-cell">{t('table.status')}</TableHeaderCell>
              <SortableHeader column="left" field="availableTickets" filter={filter} />
              <SortableHeader
                column="price"
                field="price"
                filter={filter}
                className="hidden text-right md:table-cell"
              />
              <TableHeaderCell className="w-0">
                <span className="sr-only">{t('table.actions')}</span>
              </TableHeaderCell>
            </tr>
          </TableHead>
          <TableBody>
            {events.map((event) => (
              <EventRow key={event.id} event={event} mayCreate={mayCreate} />
            ))}
          </TableBody>
        </Table>
      </div>
      <BulkBar />
    </Selection>
  );
}

type SortableHeaderProps = {
  column: 'name' | 'date' | 'left' | 'price';
  field: SortField;
  filter: ListFilter;
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
        href={listHref({ ...filter, sort: { field, direction: isSorted && isAscending ? 'desc' : 'asc' } })}
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

function EventRow({ event, mayCreate }: { event: ManagedEventDto; mayCreate: boolean }) {
  const locale = useLocale();
  const { shortDate, year, time } = eventTimes(event, locale);
  const when = (
    <time dateTime={event.startsAt}>
      {shortDate} {year}, {time}
    </time>
  );
  return (
    <TableRow className="has-[input:checked]:bg-coral/8">
      <TableCell className="pr-0">
        <SelectRow id={event.id} name={event.name} />
      </TableCell>
      <TableCell className={NAME_CELL}>
        <Link
          href={paths.editEvent(event.id)}
          prefetch={false}
          className="font-semibold text-[0.9375rem] underline-offset-4 hover:underline"
        >
          <bdi>{event.name}</bdi>
        </Link>
        <span className="block text-ink-soft text-xs max-sm:line-clamp-2 md:line-clamp-2">
          <bdi>{event.location}</bdi>
        </span>
        <span className="mt-1 block text-ink-soft text-xs md:hidden">{when}</span>
        <span className="mt-1.5 block sm:hidden">
          <State event={event} />
        </span>
      </TableCell>
      <TableCell className="hidden whitespace-nowrap md:table-cell">{when}</TableCell>
      <TableCell className="hidden sm:table-cell">
        <State event={event} />
      </TableCell>
      <TableCell className="min-w-28 sm:min-w-24">
        <SoldBar event={event} />
      </TableCell>
      <TableCell className="hidden whitespace-nowrap text-right md:table-cell">
        <Price event={event} />
      </TableCell>
      <TableCell className="px-2">
        <EventActions event={event} wasSold={event.wasSold} publishAt={event.publishAt} mayCreate={mayCreate} />
      </TableCell>
    </TableRow>
  );
}

function State({ event }: { event: ManagedEventDto }) {
  const t = useTranslations('adminEvents.list');
  const words = useTranslations('status');
  const locale = useLocale();
  const status = shownStatus(event);
  return (
    <>
      <Badge tone={STATUS_TONES[status]}>{words(status)}</Badge>
      {event.publishAt ? (
        <span className="mt-1 flex items-center gap-1 text-ink-soft text-xs">
          <Clock className="size-3.5 shrink-0" aria-hidden="true" />
          {t('publishesAt', { when: localMoment(event.publishAt, locale) })}
        </span>
      ) : null}
    </>
  );
}

function SoldBar({ event }: { event: EventDto }) {
  const t = useTranslations('admin.events.table');
  const format = useFormatter();
  return (
    <>
      <span className="sr-only">{t('soldOf', { sold: event.ticketsSold, capacity: event.capacity })}</span>
      <span aria-hidden="true" className="flex justify-between gap-2 whitespace-nowrap">
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
