import { setRequestLocale } from 'next-intl/server';
import { AuditView } from '@/presentation/components/admin/access/audit-view';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadAudit } from '@/presentation/loaders/access';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminAccess.pages.audit');

export default async function AuditPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminAudit, 'audit.read');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <AuditView {...(await loadAudit(actor, await searchParams))} />
    </ClientMessages>
  );
}
