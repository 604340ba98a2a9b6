'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { MouseEvent, SyntheticEvent } from 'react';
import { LOCALES, type Locale } from '@/domain/locale';
import { usePathname } from '@/presentation/i18n/navigation';
import { localePath } from '@/presentation/paths';
import { cn } from '../ui/class-names';
import { keepMountedInput } from '../use-kept-input';
import { useChosenLanguage } from './use-chosen-language';

const SHORT = { en: 'EN', 'pt-BR': 'PT' } as const;

// The query is read when the link is used: reading it while rendering would make every page wait for JavaScript.
const keepQuery = (event: SyntheticEvent<HTMLAnchorElement>) => {
  event.currentTarget.search = window.location.search;
};

/** A click that leads this very tab on; one with a key held opens another. */
const leadsOn = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/**
 * The same page in the other language. A plain link: the whole document changes its language. A group and no landmark,
 * since it stands in the header and in the footer.
 */
export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations('nav');
  const current = useLocale();
  const pathname = usePathname();
  const chooseLanguage = useChosenLanguage();
  const leave = (event: MouseEvent<HTMLAnchorElement>, locale: Locale) => {
    keepQuery(event);
    if (!leadsOn(event) || locale === current) return;
    chooseLanguage(locale);
    keepMountedInput(pathname);
  };
  return (
    <ul aria-label={t('language')} className={cn('inline-flex items-center', className)}>
      {LOCALES.map((locale) => (
        <li key={locale}>
          <a
            href={localePath(locale, pathname)}
            hrefLang={locale}
            lang={locale}
            aria-current={locale === current ? 'true' : undefined}
            onPointerDown={keepQuery}
            onFocus={keepQuery}
            onClick={(event) => leave(event, locale)}
            data-keeps-input={locale === current ? undefined : ''}
            className={cn(
              'inline-flex h-10 min-w-9 items-center justify-center rounded-lg px-1.5 font-semibold text-sm hover:bg-ink/8',
              locale === current
                ? 'text-ink underline decoration-2 decoration-coral underline-offset-6'
                : 'text-ink-soft',
            )}
          >
            {SHORT[locale]}
            <span className="sr-only"> {t(`languages.${locale}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
