'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useEffect, useTransition } from 'react';
import { keepLanguage } from '@/presentation/actions/account';
import { keys } from '@/presentation/api/queries';
import { useMe } from './use-me';

const KEY = 'eventhub.chosen-language';

/** The language chosen on the page before; asking forgets it. */
function takeChoice(): string | null {
  try {
    const choice = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return choice;
  } catch {
    return null;
  }
}

/**
 * `const chooseLanguage = useChosenLanguage()`: the language that somebody signed in chooses becomes their account's. It
 * is told by the page in that language once it is there, because leaving a page cuts off what it has just sent.
 */
export function useChosenLanguage(): (locale: string) => void {
  const current = useLocale();
  const client = useQueryClient();
  const me = useMe();
  const [, startTransition] = useTransition();

  useEffect(() => {
    if (me === undefined || takeChoice() !== current) return;
    if (me === null || me.locale === current) return;
    startTransition(async () => {
      // Where it fails the page is still in the right language, and the next choice tells it anew.
      const told = await keepLanguage(null, { locale: current }).catch(() => null);
      if (told?.ok) client.setQueryData(keys.me, { ...me, locale: current });
    });
  }, [me, current, client]);

  return (locale) => {
    try {
      sessionStorage.setItem(KEY, locale);
    } catch {
      // A browser that keeps nothing: the account keeps the language it had.
    }
  };
}
