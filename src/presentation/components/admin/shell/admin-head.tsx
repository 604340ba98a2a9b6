'use client';

import { useSelectedLayoutSegments } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { cn } from '../../ui/class-names';
import { PaletteLauncher } from '../palette/palette-launcher';
import type { PalettePage } from '../palette/palette-page';
import { type AdminPageName, currentPage, type ShownAdminPage } from './admin-pages';

type AdminHeadProps = {
  /** What the navigation is called. */
  label: string;
  /** Those that there are for the reader: none for whoever runs nothing here. */
  pages: readonly ShownAdminPage[];
  /** Where the palette leads; null without one. */
  palette: PalettePage[] | null;
};

/** Above every page of the administration, in one row: where to go, and the palette. */
export function AdminHead({ label, pages, palette }: AdminHeadProps) {
  const current = currentPage(useSelectedLayoutSegments(), pages);
  if (pages.length === 0) return null;
  return (
    <div className="mb-4 flex items-center gap-2 border-line border-b sm:mb-6">
      <AdminNav label={label} pages={pages} current={current} />
      {palette ? <PaletteLauncher pages={palette} /> : null}
    </div>
  );
}

type AdminNavProps = Pick<AdminHeadProps, 'label' | 'pages'> & { current: AdminPageName | null };

/** On a phone it scrolls sideways, and begins where the reader is; what is cut off at its end says that there is more. */
function AdminNav({ label, pages, current }: AdminNavProps) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector(`[data-page="${current}"]`);
    // By hand: `scrollIntoView` would move the page, too.
    if (row.current && here instanceof HTMLElement) {
      row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.offsetWidth) / 2;
    }
  }, [current]);
  return (
    <nav
      ref={row}
      aria-label={label}
      className="relative -mb-px flex min-w-0 flex-1 overflow-x-auto overscroll-x-contain [scrollbar-width:none] max-sm:pr-6 max-sm:[mask-image:linear-gradient(to_right,black_calc(100%-1.5rem),transparent)] sm:flex-wrap"
    >
      {pages.map(({ name, href, label: words }) => (
        <Link
          key={name}
          href={href}
          prefetch={false}
          data-page={name}
          aria-current={name === current ? 'page' : undefined}
          className={cn(
            'inline-flex min-h-11 shrink-0 items-center whitespace-nowrap border-transparent border-b-2 px-2.5 font-semibold text-[0.9375rem] hover:text-ink focus-visible:-outline-offset-3',
            name === current ? 'border-coral text-ink' : 'text-ink-soft',
          )}
        >
          {words}
        </Link>
      ))}
    </nav>
  );
}
