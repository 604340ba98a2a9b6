import { useTranslations } from 'next-intl';
import { MAIL_STATUSES, type MailCounts, type MailDto, type MailStatus, MOST_MAILS } from '@/application/mail/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { AdminPage } from '../shell/admin-page';
import { ChoiceLinks } from '../shell/choice-links';
import { ListSearch } from '../shell/list-search';
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
    <AdminPage
      title={t('title')}
      intro={t('intro')}
      action={isSent && FAILED > 0 ? <RetryFailed count={FAILED} /> : null}
    >
      <ListSearch
        path={paths.adminMail}
        asked={hrefOf(filter)}
        q={filter.q}
        words={{ label: t('searchLabel'), search: t('search') }}
        kept={{ status: filter.status }}
      />
      <StateLinks filter={filter} counts={mails.counts} />
      {mails.empty ? (
        <NoMail isPastTheEnd={page > 1} isFiltered={filter.status !== '' || filter.q !== ''} />
      ) : (
        <>
          <p className="sr-only" role="status">
            {t(mails.totalElements < MOST_MAILS ? 'count' : 'countOrMore', { count: mails.totalElements })}
          </p>
          <MailTable mails={mails.content} />
          <MailCards mails={mails.content} />
        </>
      )}
      <Pagination page={page} totalPages={mails.totalPages} href={(to) => hrefOf(filter, to)} />
    </AdminPage>
  );
}

function StateLinks({ filter, counts }: { filter: Filter; counts: MailCounts }) {
  const t = useTranslations('admin.mail');
  const all = Math.min(MOST_MAILS, counts.QUEUED + counts.SENT + counts.FAILED);
  const states = [
    { status: '' as const, label: t('all'), count: all },
    ...MAIL_STATUSES.map((status) => ({ status, label: t(`statuses.${status}`), count: counts[status] })),
  ];
  return (
    <ChoiceLinks
      label={t('states')}
      choices={states.map(({ status, label, count }) => ({
        key: status,
        href: hrefOf({ ...filter, status }),
        isCurrent: status === filter.status,
        name: (
          <>
            {label}{' '}
            <span className="figures font-normal">{t(count < MOST_MAILS ? 'figure' : 'figureOrMore', { count })}</span>
          </>
        ),
      }))}
    />
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
