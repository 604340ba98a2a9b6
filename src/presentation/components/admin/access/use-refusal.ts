import { useTranslations } from 'next-intl';
import type { ActionError } from '@/presentation/actions/result';

const REASONS = ['own_role', 'last_admin', 'email_unverified', 'too_many_events'] as const;

/** Refusals of which the reason says more than the code does. */
export function useRefusal(): (error: ActionError | null) => string | undefined {
  const t = useTranslations('adminAccess.person.refused');
  return (error) => {
    const reason = REASONS.find((known) => known === error?.facts.reason);
    return reason && t(reason);
  };
}
