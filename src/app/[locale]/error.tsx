'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '@/presentation/components/empty-state';
import { Button } from '@/presentation/components/ui/button';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';

export default function PageError({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('common');
  return (
    <div role="alert" className="mx-auto max-w-6xl px-4 py-16 sm:px-6 lg:py-24">
      <EmptyState
        headingLevel={1}
        title={t('errorTitle')}
        action={
          <>
            <Button variant="accent" onClick={retry}>
              {t('retry')}
            </Button>
            <Button asChild variant="outline">
              <Link href={paths.home}>{t('errorHome')}</Link>
            </Button>
          </>
        }
      >
        <p>{t('errorBody')}</p>
      </EmptyState>
    </div>
  );
}
