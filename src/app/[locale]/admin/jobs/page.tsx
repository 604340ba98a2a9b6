import { setRequestLocale } from 'next-intl/server';
import { JobsView } from '@/presentation/components/admin/access/jobs/jobs-view';
import { ACCESS_WORDS } from '@/presentation/components/admin/access/words';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { loadJobs } from '@/presentation/loaders/access';
import { type AdminSearch, requireAdminPage } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }>; searchParams: Promise<AdminSearch> };

export const generateMetadata = adminTitle('adminAccess.pages.jobs');

export default async function JobsPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminJobs, 'job.read');
  return (
    <ClientMessages namespaces={ACCESS_WORDS}>
      <JobsView {...(await loadJobs(actor, await searchParams))} />
    </ClientMessages>
  );
}
