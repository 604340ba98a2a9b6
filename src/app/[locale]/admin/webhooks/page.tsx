import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { queries } from '@/composition';
import { WebhookList } from '@/presentation/components/admin/webhooks/webhook-list';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale });
  return { title: `${t('adminWebhooks.title')} · ${t('admin.title')}` };
}

export default async function WebhooksPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminWebhooks, 'webhook.manage');
  return <WebhookList webhooks={await queries.listWebhooks(actor)} />;
}
