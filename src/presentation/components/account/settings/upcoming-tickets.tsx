'use client';

import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';

/** What becomes of tickets when their owner's account is deleted. */
export function UpcomingTickets({ count }: { count: number }) {
  const t = useTranslations('settings.delete');
  if (count === 0) return <p className="text-ink-soft">{t('tickets', { count })}</p>;
  return (
    <Alert tone="warn" title={t('tickets', { count })}>
      {t('ticketsText')}{' '}
      <Link href={paths.tickets} prefetch={false}>
        {t('toTickets')}
      </Link>
    </Alert>
  );
}
