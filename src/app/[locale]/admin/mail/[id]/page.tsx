import { setRequestLocale } from 'next-intl/server';
import { MailView } from '@/presentation/components/admin/mail/mail-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadMail } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('admin.mail.title');

export default async function AdminMailOnePage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminMailOne(id));
  return <MailView {...(await loadMail(actor, id))} />;
}
