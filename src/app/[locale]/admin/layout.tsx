import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MailWarning } from '@/presentation/components/admin/mail/mail-warning';
import { AdminHead } from '@/presentation/components/admin/shell/admin-head';
import { TaskPanel } from '@/presentation/components/admin/tasks/task-panel';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { loadAdminPages } from '@/presentation/loaders/admin-pages';
import { loadMailWarning } from '@/presentation/loaders/mail';
import { loadPalettePages } from '@/presentation/loaders/palette';
import { loadMyTasks } from '@/presentation/loaders/tasks';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

// Whoever may not be here is answered with this, too: its parts show nothing to them.
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [warning, tasks, palette, pages] = await Promise.all([
    loadMailWarning(),
    loadMyTasks(),
    loadPalettePages(),
    loadAdminPages(),
  ]);
  return (
    <ClientMessages namespaces={['admin', 'adminTasks', 'adminPalette', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 pt-2 pb-8 sm:px-6 sm:pt-4 lg:pb-10">
        <div className="print:hidden">
          <AdminHead {...pages} palette={palette} />
          {warning ? <MailWarning warning={warning} /> : null}
          <TaskPanel initial={tasks} />
        </div>
        {children}
      </div>
    </ClientMessages>
  );
}
