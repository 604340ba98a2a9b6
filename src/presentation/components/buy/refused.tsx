'use client';

import { useTranslations } from 'next-intl';
import { useFieldErrors } from '../field-errors';
import { Alert } from '../ui/alert';
import type { Outcome } from './buy-tickets';
import { sortErrors } from './refused-fields';

type RefusedProps = { outcome: Outcome | undefined; sent: Parameters<typeof sortErrors>[1]; isSeveralTypes: boolean };

/** Why nothing was sold, unless a field says so itself. */
export function Refused({ outcome, sent, isSeveralTypes }: RefusedProps) {
  const t = useTranslations('buy');
  const errors = useTranslations('errors');
  const refusal = outcome?.kind === 'refused' ? outcome.refusal : null;
  const { ofOrder } = sortErrors(refusal?.errors ?? [], sent);
  const wordsOf = useFieldErrors(ofOrder);
  if (outcome?.kind === 'unknown') return <Alert tone="warn">{t('notSure')}</Alert>;
  if (!refusal) return null;
  const { code, availableTickets: left } = refusal;
  if (code === 'VALIDATION_ERROR' && refusal.errors.length > 0) {
    const [first] = ofOrder;
    return first ? <Alert tone="danger">{wordsOf(first.field)}</Alert> : null;
  }
  if (code === 'INSUFFICIENT_CAPACITY' && isSeveralTypes) {
    return (
      <Alert tone="danger" title={t('capacityTypesTitle')}>
        {t('capacityTypesBody')}
      </Alert>
    );
  }
  if (code === 'INSUFFICIENT_CAPACITY' && left !== undefined) {
    return (
      <Alert tone="danger" title={t('capacityTitle', { count: left })}>
        {t('capacityBody', { count: left })}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t('refusedTitle')}>
      {errors(code)}
    </Alert>
  );
}
