import { X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import type { Page } from '@/application/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import {
  FILTER_NAMES,
  type FilterName,
  type ListAddress,
  listHref,
  withoutFilter,
} from '@/presentation/event-list-query';
import { formatDay, formatMoney } from '@/presentation/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { Pagination } from '../ui/pagination';
import { EventFilters } from './event-filters';
import { EventTicket } from './event-ticket';

type EventListViewProps = { address: ListAddress; ignored: FilterName[]; events: Page<EventDto> };

export function EventListView({ address, ignored, events }: EventListViewProps) {
  const t = useTranslations('events');
  const { page, filters } = address;
  return (
    <div className="mx-auto max-w-6xl px-4 pt-10 sm:px-6 lg:pt-14">
      <h1 className="font-extrabold text-4xl sm:text-5xl">
        {filters.q ? t('titleFor', { q: filters.q }) : t('title')}
      </h1>
      <div className="mt-8 grid items-start gap-x-10 gap-y-6 lg:grid-cols-[15.5rem_1fr]">
        <EventFilters address={address} />
        <section aria-label={t('title')} className="grid gap-5">
          <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
            <p role="status" className="figures text-ink-soft">
              <Count events={events} />
            </p>
            <ActiveFilters address={address} />
          </div>
          {ignored.length > 0 ? (
            <Alert tone="warn">{t('ignored', { names: ignored.map((name) => t(name)).join(', ') })}</Alert>
          ) : null}
          {events.empty ? (
            <NothingFound address={address} isPastTheEnd={page > 1 && events.totalElements > 0} />
          ) : (
            <ul className="grid gap-5">
              {events.content.map((event, index) => (
                <li key={event.id}>
                  <EventTicket event={event} layout="row" headingLevel={2} priority={index < 3} />
                </li>
              ))}
            </ul>
          )}
          <Pagination
            className="mt-4"
            page={page}
            totalPages={events.totalPages}
            href={(number) => listHref({ ...address, page: number })}
          />
        </section>
      </div>
    </div>
  );
}

function Count({ events }: { events: Page<EventDto> }) {
  const t = useTranslations('events');
  const count = events.totalElements;
  if (events.totalPages < 2 || events.empty) return t('count', { count });
  const from = events.number * events.size + 1;
  return t('range', { from, to: from + events.numberOfElements - 1, count });
}

function ActiveFilters({ address }: { address: ListAddress }) {
  const t = useTranslations();
  const locale = useLocale();
  const active = FILTER_NAMES.filter((name) => address.filters[name]);
  if (active.length === 0) return null;

  const labelOf = (name: FilterName): string => {
    const value = address.filters[name] ?? '';
    switch (name) {
      case 'category': {
        const category = EVENT_CATEGORIES.find((each) => each === value);
        return category ? t(`categories.${category}`) : value;
      }
      case 'from':
      case 'to':
        return t(`events.chips.${name}`, { date: formatDay(value, locale) });
      case 'minPrice':
      case 'maxPrice':
        if (name === 'maxPrice' && Number(value) === 0) return t('common.free');
        return t(`events.chips.${name}`, { amount: formatMoney(Number(value), 'BRL', locale, { short: true }) });
      case 'available':
        return t('events.available');
      case 'q':
      case 'location':
        return `“${value}”`;
      default:
        return name satisfies never;
    }
  };

  return (
    <ul aria-label={t('events.active')} className="flex flex-wrap gap-2">
      {active.map((name) => (
        <li key={name}>
          <Link
            href={listHref(withoutFilter(address, name))}
            aria-label={t('events.remove', { name: labelOf(name) })}
            className="inline-flex min-h-9 max-w-64 items-center gap-1.5 rounded-lg bg-ink/8 px-3 font-medium text-sm hover:bg-ink/14"
          >
            <span className="truncate">{labelOf(name)}</span>
            <X className="size-4 shrink-0" aria-hidden="true" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={paths.events}
          className="inline-flex min-h-9 items-center px-1 text-sm underline underline-offset-4"
        >
          {t('events.clear')}
        </Link>
      </li>
    </ul>
  );
}

function NothingFound({ address, isPastTheEnd }: { address: ListAddress; isPastTheEnd: boolean }) {
  const t = useTranslations('events');
  const way = isPastTheEnd
    ? { href: listHref({ ...address, page: 1 }), label: t('firstPage') }
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
