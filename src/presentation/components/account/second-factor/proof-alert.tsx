'use client';

import { useTranslations } from 'next-intl';
import type { ActionError } from '@/presentation/actions/result';
import { Alert } from '../../ui/alert';
import { FormAlert } from '../settings/form-alert';

/** Refusals of which the reason says more than the code does. */
const REASONS = ['second_factor_required', 'sign_in_by_passkey', 'last_way_in', 'too_many_passkeys'] as const;

/** Why it was refused, where no field says it. */
export function ProofAlert({ error }: { error: ActionError | null }) {
  const t = useTranslations('secondFactor.refused');
  const reason = REASONS.find((known) => known === error?.facts.reason);
  return reason ? <Alert tone="danger">{t(reason)}</Alert> : <FormAlert error={error} />;
}
