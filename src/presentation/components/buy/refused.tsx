'use client';

import { useTranslations } from 'next-intl';
import type { PurchaseInput } from '@/application/orders/schema';
import { useFieldErrors } from '../field-errors';
import { Alert } from '../ui/alert';
import type { Outcome } from './buy-tickets';
import { sortErrors } from './refused-fields';

type RefusedProps = {
  outcome: Outcome | undefined;
  /** The order that the outcome is of. */
  sent: PurchaseInput | undefined;
  types: { id: string; name: string }[];
};

/** Why nothing was sold, unless a field says so itself. */
export function Refused({ outcome, sent, types }: RefusedProps) {
  const t = useTranslations('buy');
  const errors = useTranslations('errors');
  const refusal = outcome?.kind === 'refused' ? outcome.refusal : null;
  const { ofOrder } = sortErrors(refusal?.errors ?? [], sent);
  const wordsOf = useFieldErrors(ofOrder);
  if (outcome?.kind === 'unknown') return <Alert tone="warn">{t('notSure')}</Alert>;
  if (!refusal) return null;
  const { code, availableTickets: left, ticketTypeId } = refusal;
  if (code === 'VALIDATION_ERROR' && refusal.errors.length > 0) {
    const [first] = ofOrder;
    return first ? <Alert tone="danger">{wordsOf(first.field)}</Alert> : null;
  }
  if (refusal.isOtherPrice) {
    return (
      <Alert tone="warn" title={t('priceChangedTitle')}>
        {t('priceChangedBody')}
      </Alert>
    );
  }
  const type = types.length > 1 ? types.find(({ id }) => id === ticketTypeId)?.name : undefined;
  if (code === 'INSUFFICIENT_CAPACITY' && left !== undefined) {
    // Where each type would fit by itself, all of them together do not.
    const asked = sent?.lines?.find((line) => line.ticketTypeId === ticketTypeId)?.quantity ?? 0;
    return (
      <Alert
        tone="danger"
        title={type && left < asked ? t('capacityOfType', { type, count: left }) : t('capacityTitle', { count: left })}
      >
        {t('capacityBody', { count: left })}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" title={t('refusedTitle')}>
      {code === 'SALES_CLOSED' && type ? t('typeClosed', { type }) : errors(code)}
    </Alert>
  );
}
