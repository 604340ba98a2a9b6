'use client';

import { WifiOff } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ApiError } from '@/presentation/api/api-error';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { Skeleton } from '../../ui/skeleton';
import { TicketCards } from './ticket-cards';
import { readTicketsAddress, type TicketsAddress, ticketsHref } from './ticket-groups';
import { TicketTabs } from './ticket-tabs';
import { useKeptOffline } from './use-kept-offline';
import { type FirstTickets, useMyTickets, useTicketCounts } from './use-my-tickets';

/** One's tickets, a card for each event; the address says which. */
export function MyTickets({ first }: { first: FirstTickets }) {
  const t = useTranslations('tickets');
  const search = useSearchParams();
  const address = readTicketsAddress(search.get('show'), search.get('page'));
  const { data, error, isFetching, refetch } = useMyTickets(address, first);
  const counts = useTicketCounts(first);
  const isKept = useKeptOffline(address.group === 'upcoming' && data ? data : null);
  return (
    <div className="grid gap-8">
      <TicketTabs current={address.group} counts={counts} />
      {isKept ? (
        <p className="flex items-start gap-2 text-[0.9375rem] text-ink-soft">
          <WifiOff className="mt-1 size-4 shrink-0" aria-hidden="true" />
          {t('keptOffline')}
        </p>
      ) : null}
      {data || error ? null : <TicketSkeletons label={t('loading')} />}
      {error && !data ? <Failed error={error} isRetrying={isFetching} onRetry={refetch} /> : null}
      {error && data ? (
        <Alert tone="warn" title={t('failed.title')}>
          {t('failed.old')}
        </Alert>
      ) : null}
      {data?.empty ? <NoTickets address={address} /> : null}
      <TicketCards tickets={data?.content ?? []} shop={first.shop} className="grid items-start gap-6 lg:grid-cols-2" />
      <Pagination
        page={address.page}
        totalPages={data?.totalPages ?? 0}
        href={(page) => ticketsHref({ ...address, page })}
      />
    </div>
  );
}

function NoTickets({ address: { group, page } }: { address: TicketsAddress }) {
  const t = useTranslations('tickets');
  const way =
    page > 1
      ? { href: ticketsHref({ group, page: 1 }), label: t('firstPage') }
      : { href: paths.events, label: t(`empty.${group}.action`) };
  return (
    <EmptyState
      title={page > 1 ? t('pageGone') : t(`empty.${group}.title`)}
      action={
        <Button asChild variant={group === 'upcoming' ? 'accent' : 'outline'}>
          <Link href={way.href}>{way.label}</Link>
        </Button>
      }
    >
      {page > 1 ? null : t(`empty.${group}.text`)}
    </EmptyState>
  );
}

type FailedProps = { error: Error; isRetrying: boolean; onRetry: () => void };

function Failed({ error, isRetrying, onRetry }: FailedProps) {
  const t = useTranslations('tickets');
  const errors = useTranslations('errors');
  const isSignedOut = error instanceof ApiError && error.code === 'UNAUTHORIZED';
  return (
    <EmptyState
      title={t('failed.title')}
      action={
        isSignedOut ? (
          <Button asChild variant="accent">
            <Link href={paths.loginThen(paths.tickets)}>{t('failed.signIn')}</Link>
          </Button>
        ) : (
          <Button variant="ink" pending={isRetrying} onClick={() => onRetry()}>
            {t('failed.retry')}
          </Button>
        )
      }
    >
      {isSignedOut ? errors('UNAUTHORIZED') : t('failed.text')}
    </EmptyState>
  );
}

function TicketSkeletons({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-6 lg:grid-cols-2">
      <span className="sr-only">{label}</span>
      {['first', 'second', 'third', 'fourth'].map((place) => (
        <Skeleton key={place} className="h-72 rounded-ticket" />
      ))}
    </div>
  );
}
