import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EmptyState } from '@/presentation/components/empty-state';
import { Button } from '@/presentation/components/ui/button';
import { Link } from '@/presentation/i18n/navigation';
import type { Locale } from '@/presentation/i18n/routing';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'recovery.deleted' });
  return { title: t('title') };
}

export default async function AccountDeletedPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('recovery.deleted');
  return (
    <div className="px-4 py-16 sm:px-6">
      <EmptyState
        headingLevel={1}
        title={t('title')}
        action={
          <>
            <Button asChild>
              <Link href={paths.events}>{t('toEvents')}</Link>
            </Button>
            <Button asChild variant="outline">
              <Link href={paths.register}>{t('toRegister')}</Link>
            </Button>
          </>
        }
      >
        {t('text')}
      </EmptyState>
    </div>
  );
}
