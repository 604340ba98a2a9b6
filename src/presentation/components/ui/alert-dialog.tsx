'use client';

import { AlertDialog as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './class-names';
import { overlayClasses, panelClasses } from './dialog';
import { useReturnFocus } from './return-focus';

/** Asks before something that cannot be undone. The safe answer has the focus and Escape means it. */
export const AlertDialog = Radix.Root;
/** Both wrap a `Button` with `asChild`. */
export const AlertDialogTrigger = Radix.Trigger;
export const AlertDialogCancel = Radix.Cancel;

type AlertDialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode;
  description: ReactNode;
};

export function AlertDialogContent({ title, description, className, children, ...props }: AlertDialogContentProps) {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Portal>
      <Radix.Overlay data-slot="alert-dialog-overlay" className={overlayClasses} />
      <Radix.Content
        data-slot="alert-dialog-content"
        className={cn(panelClasses, className)}
        {...returnFocus}
        {...props}
      >
        <Radix.Title data-slot="alert-dialog-title" className="break-words font-bold font-display text-xl">
          {title}
        </Radix.Title>
        <Radix.Description data-slot="alert-dialog-description" className="text-ink-soft">
          {description}
        </Radix.Description>
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}
