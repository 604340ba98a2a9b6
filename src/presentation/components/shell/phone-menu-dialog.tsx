'use client';

import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { RefObject } from 'react';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import { Dialog, DialogContent } from '../ui/dialog';
import { Input } from '../ui/input';
import { LocaleSwitch } from './locale-switch';

type PhoneMenuDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Gets the focus back. */
  opener: RefObject<HTMLButtonElement | null>;
};

export default function PhoneMenuDialog({ open, onOpenChange, opener }: PhoneMenuDialogProps) {
  const t = useTranslations('nav');
  const locale = useLocale();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t('menu')} className="top-4 translate-y-0" opener={opener}>
        <form action={localePath(locale, paths.events)} className="flex gap-2">
          <Input
            type="search"
            name="q"
            maxLength={100}
            aria-label={t('searchEvents')}
            placeholder={t('searchEvents')}
          />
          <Button type="submit" size="icon" aria-label={t('search')}>
            <Search className="size-5" aria-hidden="true" />
          </Button>
        </form>
        <nav aria-label={t('main')} className="grid" onClickCapture={() => onOpenChange(false)}>
          <Link href={paths.home} className="border-line border-b py-3 font-display font-semibold text-lg">
            {t('start')}
          </Link>
          <Link href={paths.events} className="border-line border-b py-3 font-display font-semibold text-lg">
            {t('events')}
          </Link>
          <Link href={paths.tickets} prefetch={false} className="py-3 font-display font-semibold text-lg">
            {t('myTickets')}
          </Link>
        </nav>
        <LocaleSwitch className="-ml-1.5" />
      </DialogContent>
    </Dialog>
  );
}
