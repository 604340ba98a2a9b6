import { setRequestLocale } from 'next-intl/server';
import { queries } from '@/composition';
import { WebhookList } from '@/presentation/components/admin/webhooks/webhook-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('adminWebhooks.title');

export default async function WebhooksPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminWebhooks, 'webhook.manage');
  return <WebhookList webhooks={await queries.listWebhooks(actor)} />;
}
