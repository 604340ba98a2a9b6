import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NewWebhookView } from '@/presentation/components/admin/webhooks/new-webhook-view';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale });
  return { title: `${t('adminWebhooks.new')} · ${t('admin.title')}` };
}

export default async function NewWebhookPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireAdminPage(locale, paths.newWebhook, 'webhook.manage');
  return (
    <ClientMessages namespaces={['admin', 'adminWebhooks']}>
      <NewWebhookView />
    </ClientMessages>
  );
}
