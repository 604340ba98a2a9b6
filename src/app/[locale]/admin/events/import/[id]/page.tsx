import { setRequestLocale } from 'next-intl/server';
import { ImportPage } from '@/presentation/components/admin/import/import-page';
import { ImportView } from '@/presentation/components/admin/import/import-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadImport } from '@/presentation/loaders/imports';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('adminEvents.import.title');

export default async function ChosenFilePage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.importOf(id), 'event.create');
  const { file, task } = await loadImport(actor, id);
  return (
    <ClientMessages namespaces={['admin', 'adminEvents']}>
      <ImportPage fileName={file.fileName}>
        <ImportView
          id={file.id}
          task={task}
          preview={file.preview}
          outcome={file.outcome}
          isImport={file.taskId !== null}
        />
      </ImportPage>
    </ClientMessages>
  );
}
