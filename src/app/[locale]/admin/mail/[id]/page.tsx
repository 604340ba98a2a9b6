import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MailView } from '@/presentation/components/admin/mail/mail-view';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadMail } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: `${t('mail.title')} · ${t('title')}` };
}

export default async function AdminMailOnePage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminMailOne(id));
  return <MailView {...(await loadMail(actor, id))} />;
}
