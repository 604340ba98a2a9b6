import { ArrowLeft } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { localePath, paths } from '@/presentation/paths';

type DoorHeaderProps = { title: string; onBack?: () => void; children?: ReactNode };

/** Of a page that leads nowhere by accident: one way back, and what it is about. */
export function DoorHeader({ title, onBack, children }: DoorHeaderProps) {
  const t = useTranslations('door');
  const locale = useLocale();
  const classes = 'grid size-11 shrink-0 place-items-center rounded-lg hover:bg-ink/8';
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-paper">
      <div className="mx-auto flex min-h-14 w-full max-w-2xl items-center gap-2 px-2">
        {onBack ? (
          <button type="button" onClick={onBack} className={classes} aria-label={t('otherEvent')}>
            <ArrowLeft className="size-5" aria-hidden="true" />
          </button>
        ) : (
          <a href={localePath(locale, paths.adminEvents)} className={classes} aria-label={t('toAdmin')}>
            <ArrowLeft className="size-5" aria-hidden="true" />
          </a>
        )}
        <h1 className="min-w-0 flex-1 truncate font-bold font-display text-lg">{title}</h1>
        {children}
      </div>
    </header>
  );
}
