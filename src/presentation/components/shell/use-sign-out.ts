'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { signOut } from '@/presentation/actions/account';
import { keys } from '@/presentation/api/queries';
import { forgetOnSignOut } from '../offline/forget-on-sign-out';
import { forgetKeptInput } from '../use-kept-input';

/** `next` is the page to go to then; the home page where none is named. */
export function useSignOut(): (next?: string) => void {
  const t = useTranslations('nav');
  const locale = useLocale();
  const client = useQueryClient();
  const [, startTransition] = useTransition();
  return (next) =>
    startTransition(async () => {
      forgetKeptInput();
      const waiting = await forgetOnSignOut();
      const { toast } = await import('sonner');
      if (waiting !== null) toast(waiting > 0 ? t('doorScansWait', { count: waiting }) : t('doorListRemoved'));
      try {
        const result = await signOut(null, { locale, next });
        if (result && !result.ok) toast.error(t('signOutFailed'));
      } finally {
        // What was asked as this user is nobody else's to see, and asking for it again would be refused: the page that
        // shows it is about to go.
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
        void client.resetQueries({ queryKey: keys.me });
      }
    });
}
