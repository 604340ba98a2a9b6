import { setRequestLocale } from 'next-intl/server';
import { DashboardView } from '@/presentation/components/admin/dashboard/dashboard-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import type { Locale } from '@/presentation/i18n/routing';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { loadDashboard } from '@/presentation/loaders/dashboard';
import { loadMailWarning } from '@/presentation/loaders/mail';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminDashboard.title');

export default async function AdminPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.admin, 'event.list-managed');
  const [figures, warning] = await Promise.all([loadDashboard(actor, await searchParams), loadMailWarning()]);
  return <DashboardView figures={figures} isWarned={warning !== null} />;
}
