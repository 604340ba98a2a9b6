'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { PalettePage } from './palette-page';

/** Nothing of it is loaded before it is opened. */
const Palette = lazy(async () => ({ default: (await import('./palette')).Palette }));

/** Opens the palette: by a press, or by Ctrl+K or Cmd+K wherever one is on the page. */
export function PaletteLauncher({ pages }: { pages: PalettePage[] }) {
  const t = useTranslations('adminPalette');
  const launcher = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const change = (open: boolean) => {
    if (open) setWasOpen(true);
    setOpen(open);
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setWasOpen(true);
      setOpen((open) => !open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button
        ref={launcher}
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => change(true)}
        title={t('open')}
        className="inline-flex size-11 shrink-0 items-center justify-center gap-2 rounded-lg text-ink-soft hover:bg-ink/8 hover:text-ink sm:w-auto sm:px-2.5"
      >
        <Search className="size-5 shrink-0 sm:size-4" aria-hidden="true" />
        <span className="sr-only">{t('open')}</span>
        <kbd className="hidden rounded border border-line px-1.5 font-sans text-xs sm:inline">Ctrl K</kbd>
      </button>
      {wasOpen ? (
        <Suspense>
          <Palette pages={pages} isOpen={isOpen} onOpenChange={change} opener={launcher} />
        </Suspense>
      ) : null}
    </>
  );
}
