import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MailWarning } from '@/presentation/components/admin/mail/mail-warning';
import { PaletteLauncher } from '@/presentation/components/admin/palette/palette-launcher';
import { TaskPanel } from '@/presentation/components/admin/tasks/task-panel';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { loadMailWarning } from '@/presentation/loaders/mail';
import { loadPalettePages } from '@/presentation/loaders/palette';
import { loadMyTasks } from '@/presentation/loaders/tasks';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [warning, tasks, pages] = await Promise.all([loadMailWarning(), loadMyTasks(), loadPalettePages()]);
  return (
    <ClientMessages namespaces={['admin', 'adminTasks', 'adminPalette', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-10">
        {pages ? (
          <div className="mb-4 flex justify-end print:hidden">
            <PaletteLauncher pages={pages} />
          </div>
        ) : null}
        {warning ? <MailWarning warning={warning} /> : null}
        <TaskPanel initial={tasks} />
        {children}
      </div>
    </ClientMessages>
  );
}
