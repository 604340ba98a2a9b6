import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ClientMessages } from '@/presentation/i18n/client-messages';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { robots: { index: false, follow: false } };

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <ClientMessages namespaces={['account', 'tickets', 'orders', 'categories']}>{children}</ClientMessages>;
}
