'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/presentation/actions/result';

/** Why it was refused: in words of its own, where there are any. */
export function useRefusal(): (error: Pick<ActionError, 'code' | 'facts'>) => string {
  const t = useTranslations('people.ticket.refused');
  const errors = useTranslations('errors');
  return ({ code, facts }) => {
    const reason = String(facts.reason ?? '');
    return reason !== '' && t.has(reason) ? t(reason) : errors(code);
  };
}
