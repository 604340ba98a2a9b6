'use client';

import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { cn } from './class-names';

type Toast = {
  tone?: 'ok' | 'danger';
  title: string;
  description?: string;
  action?: { label: string; onClick: () => void };
};
type ShownToast = Toast & { id: number };

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** `const toast = useToast(); toast({ title: t('saved') })` */
export const useToast = () => useContext(ToastContext);

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations('common');
  const [shown, setShown] = useState<ShownToast[]>([]);
  const lastId = useRef(0);
  const show = useCallback((toast: Toast) => {
    lastId.current += 1;
    const id = lastId.current;
    setShown((current) => [...current.slice(-2), { ...toast, id }]);
  }, []);
  const remove = (id: number) => setShown((current) => current.filter((toast) => toast.id !== id));
  const viewportLabel = useMemo(() => `${t('notifications')} ({hotkey})`, [t]);

  return (
    <ToastContext value={show}>
      <Radix.Provider label={t('notification')} duration={7000} swipeDirection="right">
        {children}
        {shown.map(({ id, tone = 'ok', title, description, action }) => (
          <Radix.Root
            key={id}
            type={tone === 'danger' ? 'foreground' : 'background'}
            onOpenChange={(open) => !open && remove(id)}
            className="flex w-full animate-appear items-start gap-3 rounded-lg border border-line bg-card p-4 text-ink shadow-lg"
          >
            {tone === 'danger' ? (
              <CircleAlert className="mt-0.5 size-5 shrink-0 text-danger" aria-hidden="true" />
            ) : (
              <CircleCheck className="mt-0.5 size-5 shrink-0 text-ok" aria-hidden="true" />
            )}
            <div className="min-w-0 flex-1">
              <Radix.Title className={cn('font-semibold', tone === 'danger' && 'text-danger')}>{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-ink-soft text-sm">{description}</Radix.Description>
              ) : null}
              {action ? (
                <Radix.Action
                  altText={action.label}
                  onClick={action.onClick}
                  className="mt-1 font-semibold text-accent-text text-sm underline underline-offset-4"
                >
                  {action.label}
                </Radix.Action>
              ) : null}
            </div>
            <Radix.Close
              className="-m-1 grid size-8 place-items-center rounded-md hover:bg-ink/8"
              aria-label={t('close')}
            >
              <X className="size-4" aria-hidden="true" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={viewportLabel}
          className="fixed right-4 bottom-4 z-60 flex w-[calc(100vw-2rem)] max-w-sm flex-col gap-2 outline-none"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
