'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { cn } from '../ui/class-names';
import type { AdminPageName, ShownAdminPage } from './admin-pages';

type Shown = { label: string; pages: readonly ShownAdminPage[] };

const Pages = createContext<Shown>({ label: '', pages: [] });

/** Tells the navigation below which pages there are for the reader, in their language. */
export function AdminPagesProvider({ shown, children }: { shown: Shown; children: ReactNode }) {
  return <Pages value={shown}>{children}</Pages>;
}

/** In the pages and not in their layout, which whoever is no admin is answered with, too. */
export function AdminNav({ current }: { current: AdminPageName }) {
  const { label, pages } = useContext(Pages);
  return (
    <nav aria-label={label} className="flex flex-wrap gap-1 border-line border-b">
      {pages.map(({ name, href, label: words }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          aria-current={name === current ? 'page' : undefined}
          className={cn(
            '-mb-px border-transparent border-b-2 px-3 py-2.5 font-semibold text-[0.9375rem] hover:text-ink',
            name === current ? 'border-coral text-ink' : 'text-ink-soft',
          )}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
