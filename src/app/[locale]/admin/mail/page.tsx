import { setRequestLocale } from 'next-intl/server';
import { MailList } from '@/presentation/components/admin/mail/mail-list';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadWrittenMail } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('admin.mail.title');

export default async function AdminMailPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminMail);
  return <MailList {...(await loadWrittenMail(actor, await searchParams))} />;
}
