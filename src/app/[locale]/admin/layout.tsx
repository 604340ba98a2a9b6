import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/presentation/i18n/client-messages';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages namespaces={['admin', 'categories']}>
      <div className="mx-auto w-full max-w-6xl px-4 py-8 sm:px-6 lg:py-10">{children}</div>
    </ClientMessages>
  );
}
