import { setRequestLocale } from 'next-intl/server';
import { CallView } from '@/presentation/components/admin/webhooks/call-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadCall } from '@/presentation/loaders/webhooks';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('adminWebhooks.calls.title');

export default async function WebhookCallPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminWebhookCall(id), 'webhook.manage');
  return (
    <ClientMessages namespaces={['admin', 'adminWebhooks']}>
      <CallView {...(await loadCall(actor, id))} />
    </ClientMessages>
  );
}
