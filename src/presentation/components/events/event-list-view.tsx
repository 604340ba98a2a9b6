import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { EventPage } from '@/application/events/schema';
import { currencyName, formatDay, formatMoney } from '@/domain/format';
import {
  areDatesTurned,
  DEFAULT_SORT,
  FILTER_NAMES,
  type FilterName,
  type ListCriteria,
  listHref,
  toApiQuery,
  withoutFilter,
} from '@/presentation/event-list-query';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../empty-state';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { Pagination } from '../ui/pagination';
import { EventFilters } from './event-filters';
import type { EventList } from './event-list';
import { EventTicket } from './event-ticket';
import { MoreEvents } from './more-events';
import { QuickChips } from './quick-chips';

type EventListViewProps = { criteria: ListCriteria; ignored: (FilterName | 'currency')[]; list: EventList };

export function EventListView({ criteria, ignored, list }: EventListViewProps) {
  const t = useTranslations('events');
  const locale = useLocale();
  const { events, counts, query } = list;
  const { page, filters } = criteria;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 lg:pt-14">
      <h1 className="font-extrabold text-4xl sm:text-5xl">
        {filters.q ? t('titleFor', { q: filters.q }) : t('title')}
      </h1>
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] items-start gap-x-10 gap-y-6 lg:grid-cols-[15.5rem_minmax(0,1fr)]">
        <EventFilters criteria={criteria} counts={counts} />
        <section aria-label={t('title')} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-5">
          <QuickChips criteria={criteria} counts={counts} />
          <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
            <p role="status" className="figures text-ink-soft">
              <Count events={events} />
            </p>
            <ActiveFilters criteria={criteria} />
          </div>
          {ignored.length > 0 ? (
            <Alert tone="warn">{t('ignored', { names: ignored.map((name) => t(name)).join(', ') })}</Alert>
          ) : null}
          {areDatesTurned(filters) ? <TurnedDates criteria={criteria} /> : null}
          {events.empty ? (
            <>
              <NothingFound criteria={criteria} isPastTheEnd={page > 1 && events.totalElements > 0} />
              <Near list={list} />
            </>
          ) : (
            <ul className="grid gap-5">
              {events.content.map((event, index) => (
                <li key={event.id}>
                  <EventTicket event={event} layout="row" headingLevel={2} priority={index < 3} />
                </li>
              ))}
            </ul>
          )}
          {events.nextCursor ? (
            <ClientMessages namespaces={['categories', 'event', 'search']}>
              <MoreEvents
                key={events.nextCursor}
                query={toApiQuery(query)}
                cursor={events.nextCursor}
                locale={locale}
              />
            </ClientMessages>
          ) : null}
          <Pagination
            className="mt-4"
            page={page}
            totalPages={events.totalPages}
            href={(number) => listHref({ ...criteria, page: number })}
          />
        </section>
      </div>
    </div>
  );
}

/** The first day comes after the last one: said, and one click from what was meant. */
function TurnedDates({ criteria }: { criteria: ListCriteria }) {
  const t = useTranslations('events');
  const locale = useLocale();
  const { from = '', to = '' } = criteria.filters;
  const turned: ListCriteria = { ...criteria, filters: { ...criteria.filters, from: to, to: from }, page: 1 };
  return (
    <Alert tone="warn">
      {t('turnedDates', { from: formatDay(from, locale), to: formatDay(to, locale) })}{' '}
      <Link href={listHref(turned)} className="font-semibold underline underline-offset-4">
        {t('turnDates')}
      </Link>
    </Alert>
  );
}

function Near({ list: { near, isNearToWords } }: { list: EventList }) {
  const t = useTranslations('events');
  if (near.length === 0) return null;
  return (
    <section aria-labelledby="near" className="grid gap-5">
      <h2 id="near" className="font-bold text-2xl">
        {isNearToWords ? t('near') : t('nearSoonest')}
      </h2>
      <ul className="grid gap-5">
        {near.map((event) => (
          <li key={event.id}>
            <EventTicket event={event} layout="row" headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Count({ events }: { events: EventPage }) {
  const t = useTranslations('events');
  const count = events.totalElements;
  if (events.totalPages < 2 || events.empty) return t('count', { count });
  const from = events.number * events.size + 1;
  return t('range', { from, to: from + events.numberOfElements - 1, count });
}

type Chip = { name: FilterName | 'sort'; label: string; without: ListCriteria };

/** What narrows the list, each with the criteria that are left when it is taken away. */
function useChips(criteria: ListCriteria): Chip[] {
  const t = useTranslations();
  const locale = useLocale();
  const { filters, currency, sort } = criteria;
  const amount = (price: number) => formatMoney(price, currency, locale, { short: true });
  const labels: Record<FilterName, string | false | undefined> = {
    q: filters.q && `“${filters.q}”`,
    category: filters.category && t(`categories.${filters.category}`),
    from: filters.from && t('events.chips.from', { date: formatDay(filters.from, locale) }),
    to: filters.to && t('events.chips.to', { date: formatDay(filters.to, locale) }),
    location: filters.location && `“${filters.location}”`,
    minPrice: filters.minPrice ? t('events.chips.minPrice', { amount: amount(filters.minPrice) }) : undefined,
    maxPrice: filters.maxPrice
      ? t('events.chips.maxPrice', { amount: amount(filters.maxPrice) })
      : filters.maxPrice === 0 && t('common.free'),
    available: filters.available && t('events.available'),
    when: filters.when && t(`events.whens.${filters.when}`),
  };
  const chips = FILTER_NAMES.flatMap((name): Chip[] => {
    const label = labels[name];
    return label ? [{ name, label, without: withoutFilter(criteria, name) }] : [];
  });
  // Sorting by price leaves the other currencies out, which an amount would say by itself.
  if (sort.field !== 'price' || filters.minPrice || filters.maxPrice) return chips;
  const label = t('events.chips.currency', { currency: currencyName(currency, locale) });
  return [...chips, { name: 'sort', label, without: { ...criteria, sort: DEFAULT_SORT, page: 1 } }];
}

function ActiveFilters({ criteria }: { criteria: ListCriteria }) {
  const t = useTranslations('events');
  const chips = useChips(criteria);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t('active')} className="flex flex-wrap gap-2">
      {chips.map(({ name, label, without }) => (
        <li key={name}>
          <Link
            href={listHref(without)}
            aria-label={t('remove', { name: label })}
            className="inline-flex min-h-9 max-w-64 items-center gap-1.5 rounded-lg bg-ink/8 px-3 font-medium text-sm hover:bg-ink/14"
          >
            <span className="truncate">{label}</span>
            <X className="size-4 shrink-0" aria-hidden="true" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={paths.events}
          className="inline-flex min-h-9 items-center px-1 text-sm underline underline-offset-4"
        >
          {t('clear')}
        </Link>
      </li>
    </ul>
  );
}

function NothingFound({ criteria, isPastTheEnd }: { criteria: ListCriteria; isPastTheEnd: boolean }) {
  const t = useTranslations('events');
  const way = isPastTheEnd
    ? { href: listHref({ ...criteria, page: 1 }), label: t('firstPage') }
    : { href: paths.events, label: t('emptyAction') };
  return (
    <EmptyState
      title={t('emptyTitle')}
      action={
        <Button asChild>
          <Link href={way.href}>{way.label}</Link>
        </Button>
      }
    >
      {isPastTheEnd ? t('pageGone') : t('emptyBody')}
    </EmptyState>
  );
}
