import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AdminPagesProvider } from '@/presentation/components/admin/admin-nav';
import { MailWarning } from '@/presentation/components/admin/mail/mail-warning';
import { PaletteLauncher } from '@/presentation/components/admin/palette/palette-launcher';
import { TaskPanel } from '@/presentation/components/admin/tasks/task-panel';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { loadAdminPages } from '@/presentation/loaders/admin-pages';
import { loadMailWarning } from '@/presentation/loaders/mail';
import { loadPalettePages } from '@/presentation/loaders/palette';
import { loadMyTasks } from '@/presentation/loaders/tasks';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [warning, tasks, palette, pages] = await Promise.all([
    loadMailWarning(),
    loadMyTasks(),
    loadPalettePages(),
    loadAdminPages(),
  ]);
  return (
    <ClientMessages namespaces={['admin', 'adminTasks', 'adminPalette', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-10">
        {palette ? (
          <div className="mb-4 flex justify-end print:hidden">
            <PaletteLauncher pages={palette} />
          </div>
        ) : null}
        {warning ? <MailWarning warning={warning} /> : null}
        <TaskPanel initial={tasks} />
        <AdminPagesProvider shown={pages}>{children}</AdminPagesProvider>
      </div>
    </ClientMessages>
  );
}
