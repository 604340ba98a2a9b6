'use client';

import { Menu } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button } from '../ui/button';

// Loaded when it is first opened.
const PhoneMenuDialog = lazy(() => import('./phone-menu-dialog'));

export function PhoneMenu() {
  const t = useTranslations('nav');
  const trigger = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <>
      <Button
        ref={trigger}
        variant="ghost"
        size="icon"
        className="size-10 md:hidden"
        aria-label={t('openMenu')}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => {
          setWasOpen(true);
          setOpen(true);
        }}
      >
        <Menu className="size-5" aria-hidden="true" />
      </Button>
      {wasOpen ? (
        <Suspense>
          <PhoneMenuDialog open={isOpen} onOpenChange={setOpen} opener={trigger} />
        </Suspense>
      ) : null}
    </>
  );
}
