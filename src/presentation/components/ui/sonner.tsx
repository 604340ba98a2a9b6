'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Toaster as Sonner, type ToasterProps } from 'sonner';

// The width is sonner's own variable, which React's style type does not know.
const width: Record<`--${string}`, string> = { '--width': '24rem' };

const OFFSET = { right: 16, left: 16, bottom: 'var(--toast-bottom, 1rem)' };

/** Stands once, in the providers, which load it by itself. Anywhere: `import { toast } from 'sonner'`, then `toast.success(t('saved'))`. */
export default function Toaster(props: ToasterProps) {
  const t = useTranslations('common');
  return (
    <Sonner
      position="bottom-right"
      expand
      closeButton
      duration={7000}
      gap={8}
      offset={OFFSET}
      mobileOffset={OFFSET}
      style={width}
      containerAriaLabel={t('notifications')}
      icons={{
        success: <CircleCheck className="size-5 text-ok" aria-hidden="true" />,
        error: <CircleAlert className="size-5 text-danger" aria-hidden="true" />,
        close: <X className="size-4" aria-hidden="true" />,
      }}
      toastOptions={{
        unstyled: true,
        closeButtonAriaLabel: t('close'),
        classNames: {
          toast:
            'flex w-full items-start gap-x-3 rounded-lg border border-line bg-card p-4 pr-12 font-sans text-ink shadow-lg flex-wrap',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-semibold',
          description: 'text-ink-soft text-sm',
          error: '[&_[data-title]]:text-danger',
          actionButton:
            'order-last ml-8 mt-1 basis-full text-left font-semibold text-coral-text text-sm underline underline-offset-4',
          closeButton: 'absolute top-3 right-3 grid size-8 place-items-center rounded-md hover:bg-coral',
        },
      }}
      {...props}
    />
  );
}
