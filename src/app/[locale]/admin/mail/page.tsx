import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MailList } from '@/presentation/components/admin/mail/mail-list';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadWrittenMail } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: `${t('mail.title')} · ${t('title')}` };
}

export default async function AdminMailPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminMail);
  return <MailList {...(await loadWrittenMail(actor, await searchParams))} />;
}
