import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { MAIL_STATUSES, type MailCounts, type MailDto, type MailStatus } from '@/application/mail/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { cn } from '../../ui/class-names';
import { Input } from '../../ui/input';
import { Pagination } from '../../ui/pagination';
import { AdminNav } from '../admin-nav';
import { MailCards } from './mail-cards';
import { MailTable } from './mail-table';
import { RetryFailed } from './retry-failed';

type Filter = { status: MailStatus | ''; q: string };
type MailListProps = {
  mails: Page<MailDto> & { counts: MailCounts };
  /** Counts from 1. */
  page: number;
  filter: Filter;
  /** Whether there is a server to hand mails to. */
  isSent: boolean;
};

function hrefOf({ status, q }: Filter, page = 1) {
  const query = new URLSearchParams();
  if (status) query.set('status', status);
  if (q) query.set('q', q);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.adminMail}?${query}` : paths.adminMail;
}

export function MailList({ mails, page, filter, isSent }: MailListProps) {
  const t = useTranslations('admin.mail');
  const { FAILED } = mails.counts;
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="mail" />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
          <p className="mt-1 text-ink-soft">{t('intro')}</p>
        </div>
        {isSent && FAILED > 0 ? <RetryFailed count={FAILED} /> : null}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <StateLinks filter={filter} counts={mails.counts} />
        <ReaderSearch filter={filter} />
      </div>
      {mails.empty ? (
        <NoMail isPastTheEnd={page > 1} isFiltered={filter.status !== '' || filter.q !== ''} />
      ) : (
        <>
          <p className="sr-only" role="status">
            {t('count', { count: mails.totalElements })}
          </p>
          <MailTable mails={mails.content} />
          <MailCards mails={mails.content} />
        </>
      )}
      <Pagination page={page} totalPages={mails.totalPages} href={(to) => hrefOf(filter, to)} />
    </div>
  );
}

function StateLinks({ filter, counts }: { filter: Filter; counts: MailCounts }) {
  const t = useTranslations('admin.mail');
  const all = counts.QUEUED + counts.SENT + counts.FAILED;
  const states = [
    { status: '' as const, label: t('all'), count: all },
    ...MAIL_STATUSES.map((status) => ({ status, label: t(`statuses.${status}`), count: counts[status] })),
  ];
  return (
    <nav aria-label={t('states')} className="flex flex-wrap gap-2">
      {states.map(({ status, label, count }) => (
        <Link
          key={status}
          href={hrefOf({ ...filter, status })}
          prefetch={false}
          aria-current={status === filter.status ? 'true' : undefined}
          className={cn(
            'inline-flex min-h-9 items-center gap-2 rounded-lg border px-3 font-semibold text-sm',
            status === filter.status ? 'border-ink bg-ink text-paper' : 'border-line bg-card hover:border-ink',
          )}
        >
          {label} <span className="figures font-normal">{t('figure', { count })}</span>
        </Link>
      ))}
    </nav>
  );
}

// A plain GET form: it works without JavaScript, and what was searched stays in the address.
function ReaderSearch({ filter }: { filter: Filter }) {
  const t = useTranslations('admin.mail');
  const locale = useLocale();
  return (
    <search className="w-full sm:w-auto">
      <form action={localePath(locale, paths.adminMail)} className="flex items-center gap-2" key={hrefOf(filter)}>
        {filter.status ? <input type="hidden" name="status" value={filter.status} /> : null}
        <Input
          type="search"
          name="q"
          maxLength={100}
          defaultValue={filter.q}
          aria-label={t('searchLabel')}
          placeholder={t('searchLabel')}
          className="h-10 sm:w-64"
        />
        <Button type="submit" variant="ink" size="sm" className="h-10" aria-label={t('search')}>
          <Search aria-hidden="true" />
        </Button>
      </form>
    </search>
  );
}

function NoMail({ isPastTheEnd, isFiltered }: { isPastTheEnd: boolean; isFiltered: boolean }) {
  const t = useTranslations('admin.mail');
  if (!isPastTheEnd && !isFiltered) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
  return (
    <EmptyState
      title={isPastTheEnd ? t('pageGone') : t('empty.filtered')}
      action={
        <Button asChild variant="outline">
          <Link href={paths.adminMail}>{isPastTheEnd ? t('firstPage') : t('showAll')}</Link>
        </Button>
      }
    />
  );
}
