'use client';

import { MessageCircleQuestion } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type MouseEvent, Suspense, useRef, useState } from 'react';
import { usePathname } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { cn } from '../ui/class-names';
import { CHAT_PANELS } from './load-chat-panel';

/** Where one works or prints, or is with the assistant already. */
const isWithout = (pathname: string) => /^\/(?:admin|chat|door|dev)(?:\/|$)|\/print$/.test(pathname);

/** A click that is for this very tab; one with a key held opens another. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** Leads to the assistant's page, and opens it over the present one where scripts run. */
export function ChatLauncher({ shop }: { shop: string }) {
  const t = useTranslations('nav');
  const locale = useLocale();
  const pathname = usePathname();
  const launcher = useRef<HTMLAnchorElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  if (isWithout(pathname)) return null;
  const Panel = CHAT_PANELS[locale];
  const open = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    setWasOpen(true);
    setOpen(true);
  };
  return (
    <>
      <a
        ref={launcher}
        href={localePath(locale, paths.chat)}
        data-chat-launcher=""
        data-awake=""
        aria-haspopup="dialog"
        onClick={open}
        className={cn(
          'print:hidden fixed right-4 z-30 inline-flex h-12 items-center gap-2 rounded-full bg-ink px-4 font-semibold text-paper shadow-lg hover:bg-ink-soft sm:right-6',
          // Under the panel nobody could see that it has the focus. Not `invisible`: with reduced motion that fades, and what
          // is still fading takes no focus when the panel gives it back.
          isOpen && 'hidden',
        )}
      >
        <MessageCircleQuestion className="size-5" aria-hidden="true" />
        {t('ask')}
      </a>
      {wasOpen ? (
        <Suspense>
          <Panel shop={shop} open={isOpen} onOpenChange={setOpen} opener={launcher} />
        </Suspense>
      ) : null}
    </>
  );
}
