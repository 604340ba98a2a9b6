import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { MailWarning } from '@/presentation/components/admin/mail/mail-warning';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { loadMailWarning } from '@/presentation/loaders/mail';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const warning = await loadMailWarning();
  return (
    <ClientMessages namespaces={['admin', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-10">
        {warning ? <MailWarning warning={warning} /> : null}
        {children}
      </div>
    </ClientMessages>
  );
}
