import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MailWarning } from '@/presentation/components/admin/mail/mail-warning';
import { TaskPanel } from '@/presentation/components/admin/tasks/task-panel';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { loadMailWarning } from '@/presentation/loaders/mail';
import { loadMyTasks } from '@/presentation/loaders/tasks';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [warning, tasks] = await Promise.all([loadMailWarning(), loadMyTasks()]);
  return (
    <ClientMessages namespaces={['admin', 'adminTasks', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-10">
        {warning ? <MailWarning warning={warning} /> : null}
        <TaskPanel initial={tasks} />
        {children}
      </div>
    </ClientMessages>
  );
}
