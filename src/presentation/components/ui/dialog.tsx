'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Dialog as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode, RefObject } from 'react';
import { cn } from './class-names';
import { useReturnFocus } from './return-focus';

export const Dialog = Radix.Root;
export const DialogTrigger = Radix.Trigger;

export const overlayClasses = 'fixed inset-0 z-50 bg-[oklch(0.15_0.03_266/0.6)] data-[state=open]:animate-appear';
export const panelClasses =
  'fixed inset-x-4 top-1/2 z-50 mx-auto grid max-h-[calc(100dvh-2rem)] max-w-lg -translate-y-1/2 gap-4 overflow-y-auto rounded-ticket border border-line bg-card p-6 text-ink shadow-xl';

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode;
  description?: ReactNode;
  /** Who gets the focus when it closes, where that is not whoever had it when it opened. */
  opener?: RefObject<HTMLElement | null>;
};

export function DialogContent({ title, description, opener, className, children, ...props }: DialogContentProps) {
  const t = useTranslations('common');
  const returnFocus = useReturnFocus(opener);
  return (
    <Radix.Portal>
      <Radix.Overlay data-slot="dialog-overlay" className={overlayClasses} />
      <Radix.Content
        data-slot="dialog-content"
        className={cn(panelClasses, className)}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...returnFocus}
        {...props}
      >
        <Radix.Title data-slot="dialog-title" className="break-words pr-10 font-bold font-display text-xl">
          {title}
        </Radix.Title>
        {description ? (
          <Radix.Description data-slot="dialog-description" className="text-ink-soft">
            {description}
          </Radix.Description>
        ) : null}
        {children}
        <Radix.Close
          data-slot="dialog-close"
          className="absolute top-4 right-4 grid size-9 place-items-center rounded-lg hover:bg-ink/8"
          aria-label={t('close')}
        >
          <X className="size-5" aria-hidden="true" />
        </Radix.Close>
      </Radix.Content>
    </Radix.Portal>
  );
}

export function DialogFooter({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div
      data-slot="dialog-footer"
      className={cn('flex flex-col-reverse gap-3 sm:flex-row sm:justify-end', className)}
      {...props}
    />
  );
}
