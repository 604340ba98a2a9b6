import { useTranslations } from 'next-intl';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EmptyState } from './empty-state';
import { Button } from './ui/button';

export function NotFoundView() {
  const t = useTranslations('notFound');
  return (
    <div className="mx-auto max-w-6xl px-4 py-16 sm:px-6 lg:py-24">
      <p className="figures mb-6 text-center font-extrabold text-ink-soft text-xl">404</p>
      <EmptyState
        headingLevel={1}
        title={t('title')}
        action={
          <>
            <Button asChild variant="accent">
              <Link href={paths.events}>{t('toEvents')}</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href={paths.home}>{t('toHome')}</Link>
            </Button>
            <Button asChild variant="ghost">
              <Link href={paths.tickets} prefetch={false}>
                {t('toTickets')}
              </Link>
            </Button>
          </>
        }
      >
        <p>{t('body')}</p>
      </EmptyState>
    </div>
  );
}
