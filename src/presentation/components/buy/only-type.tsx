'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { LIMITS } from '@/domain/limits';
import { Stepper } from './stepper';
import type { LiveType } from './type-state';

type OnlyTypeProps = {
  type: LiveType;
  quantity: number;
  most: number;
  error?: string;
  onChange: (quantity: number) => void;
};

/** The seats of an event that sells one type: no name, one stepper. */
export function OnlyType({ type, quantity, most, error, onChange }: OnlyTypeProps) {
  const t = useTranslations('buy');
  const id = useId();
  const limit = Math.min(type.maxPerOrder, LIMITS.seatsPerOrder);
  const hint =
    quantity === limit
      ? t('maxPerOrder', { count: limit })
      : type.minPerOrder > 1 && quantity === type.minPerOrder
        ? t('minPerOrder', { count: type.minPerOrder })
        : null;
  return (
    <fieldset aria-describedby={hint ? id : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{t('quantity')}</legend>
      <Stepper quantity={quantity} least={type.minPerOrder} most={most} floor="least" onChange={onChange} />
      {hint ? (
        <p id={id} className="mt-1.5 text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p role="alert" className="mt-1.5 text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
