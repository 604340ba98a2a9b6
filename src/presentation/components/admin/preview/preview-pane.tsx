'use client';

import { Eye } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import type { EventDetailDto } from '@/application/events/schema';
import { Button } from '../../ui/button';
import { Dialog, DialogContent } from '../../ui/dialog';

// What draws an event is loaded once the form is there.
const EventPreview = dynamic(() => import('./event-preview'), { ssr: false });

/** As `xl:` has it. */
const WIDE = '(min-width: 80rem)';

function watchWidth(onChange: () => void) {
  const query = matchMedia(WIDE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

type PreviewProps = { saved: EventDetailDto | undefined };

/** Beside the form, where there is room for both. */
export function PreviewPane({ saved }: PreviewProps) {
  const t = useTranslations('adminEvents.preview');
  // Where it is not seen it is not drawn at each letter that is typed.
  const isWide = useSyncExternalStore(
    watchWidth,
    () => matchMedia(WIDE).matches,
    () => false,
  );
  return (
    <aside className="hidden min-w-0 xl:block">
      <section
        aria-labelledby="preview"
        // By keyboard it is scrolled from here.
        tabIndex={0}
        className="sticky top-22 max-h-[calc(100dvh-7rem)] overflow-y-auto pt-8 pb-4"
      >
        <h2 id="preview" className="font-bold text-xl">
          {t('title')}
        </h2>
        <p className="mt-1.5 mb-4 text-ink-soft text-sm">{t('hint')}</p>
        {isWide ? <EventPreview saved={saved} /> : null}
      </section>
    </aside>
  );
}

/** The same on a smaller screen: over the form, which stays as it is. */
export function PreviewButton({ saved }: PreviewProps) {
  const t = useTranslations('adminEvents.preview');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="outline" className="xl:hidden" onClick={() => setOpen(true)}>
        <Eye aria-hidden="true" />
        {t('show')}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogContent title={t('title')} description={t('hint')}>
          <EventPreview saved={saved} />
        </DialogContent>
      </Dialog>
    </>
  );
}
