'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/presentation/actions/result';

/** Why a message was refused: in words of its own, where there are any. */
export function useMessageRefusal(): (error: Pick<ActionError, 'code' | 'facts'>) => string {
  const t = useTranslations('people.messages.refused');
  const errors = useTranslations('errors');
  return ({ code, facts }) => {
    const reason = String(facts.reason ?? '');
    return reason !== '' && t.has(reason) ? t(reason) : errors(code);
  };
}
