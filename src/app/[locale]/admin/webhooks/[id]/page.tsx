import { setRequestLocale } from 'next-intl/server';
import { WebhookView } from '@/presentation/components/admin/webhooks/webhook-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadWebhook } from '@/presentation/loaders/webhooks';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminWebhooks.title');

export default async function WebhookPage({ params, searchParams }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminWebhook(id), 'webhook.manage');
  return (
    <ClientMessages namespaces={['admin', 'adminWebhooks']}>
      <WebhookView {...(await loadWebhook(actor, id, await searchParams))} />
    </ClientMessages>
  );
}
