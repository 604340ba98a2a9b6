import { setRequestLocale } from 'next-intl/server';
import { NewWebhookView } from '@/presentation/components/admin/webhooks/new-webhook-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('adminWebhooks.new');

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
