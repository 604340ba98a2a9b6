'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../empty-state';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { Pagination } from '../ui/pagination';
import { Skeleton } from '../ui/skeleton';
import { CancelTicketDialog } from './cancel-ticket-dialog';
import { HeldTicket } from './held-ticket';
import { Refusal, useMyTickets } from './my-tickets-query';
import { canCancel, SHELVES, type Shelf, shelve } from './ticket-shelves';

const PER_PAGE = 10;

const hrefOf = (shelf: Shelf, page = 1) => {
  const query = new URLSearchParams();
  if (shelf !== 'upcoming') query.set('show', shelf);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.tickets}?${query}` : paths.tickets;
};

/** What the address asks for. Read here and not on the server, so that a tab opens before the server has answered. */
function useAddress(): { shelf: Shelf; page: number } {
  const search = useSearchParams();
  const page = search.get('page') ?? '';
  return {
    shelf: SHELVES.find((candidate) => candidate === search.get('show')) ?? 'upcoming',
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

export function MyTickets() {
  const { shelf, page } = useAddress();
  const t = useTranslations('tickets');
  const errors = useTranslations('errors');
  const { data, error, isPending, isFetching, refetch } = useMyTickets();
  const [leaving, setLeaving] = useState<TicketDto | null>(null);
  const now = new Date();
  const shelves = data ? shelve(data, now) : null;
  const all = shelves?.[shelf] ?? [];
  const totalPages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const shownPage = Math.min(page, totalPages);
  const shown = all.slice((shownPage - 1) * PER_PAGE, shownPage * PER_PAGE);
  const isSignedOut = error instanceof Refusal && error.code === 'UNAUTHORIZED';

  return (
    <div className="grid gap-8">
      <nav aria-label={t('tabs.label')} className="flex gap-1 overflow-x-auto border-line border-b">
        {SHELVES.map((candidate) => (
          <Link
            key={candidate}
            href={hrefOf(candidate)}
            scroll={false}
            aria-current={candidate === shelf ? 'page' : undefined}
            className={cn(
              '-mb-px flex h-11 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-t-lg border-b-3 px-2 font-semibold text-[0.9375rem] sm:gap-2 sm:px-3 sm:text-base',
              candidate === shelf ? 'border-coral text-ink' : 'border-transparent text-ink-soft hover:text-ink',
            )}
          >
            {t(`tabs.${candidate}`)}
            {shelves ? (
              <span className="figures rounded-[0.3rem] bg-ink/8 px-1.5 text-sm">{shelves[candidate].length}</span>
            ) : null}
          </Link>
        ))}
      </nav>

      {isPending ? <TicketSkeletons label={t('loading')} /> : null}
      {error && !data ? (
        <EmptyState
          title={t('failed.title')}
          action={
            isSignedOut ? (
              <Button asChild variant="accent">
                <Link href={paths.loginThen(paths.tickets)}>{t('failed.signIn')}</Link>
              </Button>
            ) : (
              <Button variant="ink" pending={isFetching} onClick={() => refetch()}>
                {t('failed.retry')}
              </Button>
            )
          }
        >
          {isSignedOut ? errors('UNAUTHORIZED') : t('failed.text')}
        </EmptyState>
      ) : null}
      {error && data ? (
        <Alert tone="warn" title={t('failed.title')}>
          {t('failed.old')}
        </Alert>
      ) : null}
      {shelves && all.length === 0 ? (
        <EmptyState
          title={t(`empty.${shelf}.title`)}
          action={
            <Button asChild variant={shelf === 'upcoming' ? 'accent' : 'outline'}>
              <Link href={paths.events}>{t(`empty.${shelf}.action`)}</Link>
            </Button>
          }
        >
          {t(`empty.${shelf}.text`)}
        </EmptyState>
      ) : null}
      {shown.length > 0 ? (
        <ul className="grid items-start gap-6 lg:grid-cols-2">
          {shown.map((ticket) => (
            <li key={ticket.id}>
              <HeldTicket ticket={ticket} onCancel={canCancel(ticket, now) ? () => setLeaving(ticket) : undefined} />
            </li>
          ))}
        </ul>
      ) : null}
      <Pagination page={shownPage} totalPages={totalPages} href={(number) => hrefOf(shelf, number)} />
      <CancelTicketDialog ticket={leaving} onClose={() => setLeaving(null)} />
    </div>
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
