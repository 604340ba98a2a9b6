'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatLocalTime, formatMoney } from '@/domain/format';
import { LIMITS } from '@/domain/limits';
import { cn } from '../ui/class-names';
import type { LiveType } from './type-state';

type TypeListProps = {
  types: LiveType[];
  currency: string;
  /** What stands beside a type that is on sale. */
  stepperOf?: (type: LiveType) => ReactNode;
  /** Already translated. */
  errorOf?: (type: LiveType) => string | undefined;
};

/** What an event sells, where that is more than one type: name, price, and what is left of each. */
export function TypeList({ types, currency, stepperOf, errorOf }: TypeListProps) {
  const t = useTranslations('common');
  const locale = useLocale();
  return (
    <ul className="divide-y divide-line border-line border-y">
      {types.map((type) => {
        const error = errorOf?.(type);
        const isOpen = type.state.kind === 'open';
        return (
          <li key={type.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-4">
            <div className={cn('grid gap-0.5', !isOpen && 'text-ink-soft')}>
              <h3 className="break-words font-semibold text-base leading-snug">{type.name}</h3>
              <p className="figures font-bold text-lg leading-snug">
                {type.price === 0 ? t('free') : formatMoney(type.price, currency, locale, { short: true })}
              </p>
            </div>
            {isOpen ? stepperOf?.(type) : null}
            <div className="col-span-2 grid gap-0.5 text-ink-soft text-sm">
              {type.description ? <p className="whitespace-pre-line break-words">{type.description}</p> : null}
              <TypeNews type={type} />
            </div>
            {error ? (
              <p role="alert" className="col-span-2 text-danger text-sm">
                {error}
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What is left of a type, when it can be had, and how many at once. */
function TypeNews({ type }: { type: LiveType }) {
  const t = useTranslations('buy');
  const locale = useLocale();
  const { state, minPerOrder, maxPerOrder } = type;
  switch (state.kind) {
    case 'before':
      return <p>{t('opensAt', { date: formatLocalTime(state.opensAt, locale) })}</p>;
    case 'after':
      return <p>{t('salesOver')}</p>;
    case 'soldOut':
      return <p className="font-semibold text-ink">{t('seatsLeft', { count: 0 })}</p>;
    case 'open':
      return (
        <p className="flex flex-wrap gap-x-3">
          <span>{t('seatsLeft', { count: state.left })}</span>
          {minPerOrder > 1 ? <span>{t('minPerOrder', { count: minPerOrder })}</span> : null}
          {maxPerOrder < LIMITS.seatsPerOrder ? <span>{t('maxPerOrder', { count: maxPerOrder })}</span> : null}
        </p>
      );
    default:
      return state satisfies never;
  }
}
