'use client';

import { Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useLayoutEffect } from 'react';
import { cn } from '../ui/class-names';

/** Drawing <html> anew, as a not-found page does, drops the attribute that the theme script set. */
function restoreTheme() {
  try {
    const remembered = localStorage.getItem('theme');
    if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered;
  } catch {
    // Storage is off: the system decides.
  }
}

function toggleTheme() {
  const root = document.documentElement;
  const shown = root.dataset.theme ?? (window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = shown === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  try {
    localStorage.setItem('theme', next);
  } catch {
    // Storage is off: the choice lasts as long as the page does.
  }
}

/** Both icons are in the page and CSS shows the right one, so nothing depends on knowing the theme while rendering. */
export function ThemeToggle({ className }: { className?: string }) {
  const t = useTranslations('nav');
  useLayoutEffect(restoreTheme, []);
  return (
    <button
      type="button"
      onClick={toggleTheme}
      aria-label={t('theme')}
      title={t('theme')}
      className={cn('grid size-10 place-items-center rounded-lg hover:bg-ink/8', className)}
    >
      <Sun className="hidden size-5 dark:block" aria-hidden="true" />
      <Moon className="size-5 dark:hidden" aria-hidden="true" />
    </button>
  );
}
