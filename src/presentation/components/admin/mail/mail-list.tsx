import { useTranslations } from 'next-intl';
import type { MailDto } from '@/application/mail/schema';
import type { Page } from '@/application/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from '../../empty-state';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Pagination } from '../../ui/pagination';
import { AdminNav } from '../admin-nav';
import { MailCards } from './mail-cards';
import { MailTable } from './mail-table';

/** `page` counts from 1. */
export function MailList({ mails, page }: { mails: Page<MailDto>; page: number }) {
  const t = useTranslations('admin.mail');
  return (
    <div className="grid gap-6">
      <AdminNav current="mail" />
      <div>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-ink-soft">
          {t('count', { count: mails.totalElements })}. {t('intro')}
        </p>
      </div>
      <Alert tone="warn" title={t('notSent.title')}>
        <p className="max-w-prose">{t('notSent.text')}</p>
      </Alert>
      {mails.empty ? (
        <NoMail isPastTheEnd={page > 1} />
      ) : (
        <>
          <MailTable mails={mails.content} />
          <MailCards mails={mails.content} />
        </>
      )}
      <Pagination page={page} totalPages={mails.totalPages} href={paths.adminMailPage} />
    </div>
  );
}

function NoMail({ isPastTheEnd }: { isPastTheEnd: boolean }) {
  const t = useTranslations('admin.mail');
  if (!isPastTheEnd) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>;
  return (
    <EmptyState
      title={t('pageGone')}
      action={
        <Button asChild>
          <Link href={paths.adminMail}>{t('firstPage')}</Link>
        </Button>
      }
    />
  );
}
