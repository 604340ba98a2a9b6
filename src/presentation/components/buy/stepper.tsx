'use client';

import { Minus, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { fewer, more } from './seat-choice';

type StepperProps = {
  quantity: number;
  /** The least and the most that may be ordered; from none it jumps to the least. */
  least: number;
  most: number;
  /** Where there is one type only, fewer than the least makes no sense. */
  floor: 0 | 'least';
  /** Whose seats these are, where there are several types. */
  type?: string;
  className?: string;
  onChange: (quantity: number) => void;
};

export function Stepper({ quantity, least, most, floor, type, className, onChange }: StepperProps) {
  const t = useTranslations('buy');
  const steps = { least, most, floor };
  const [less, plus] = [fewer(quantity, steps), more(quantity, steps)];
  return (
    <div className={cn('flex items-center gap-2', className)}>
      <Button
        variant="outline"
        size="icon"
        aria-label={type ? t('fewerOf', { type }) : t('fewer')}
        aria-disabled={less === quantity}
        onClick={() => onChange(less)}
      >
        <Minus aria-hidden="true" />
      </Button>
      <output aria-live="polite" className={cn('figures text-center font-bold text-xl', type ? 'min-w-7' : 'min-w-24')}>
        {type ? (
          <>
            <span aria-hidden="true">{quantity}</span>
            <span className="sr-only">{t('seatCount', { count: quantity })}</span>
          </>
        ) : (
          t('seatCount', { count: quantity })
        )}
      </output>
      <Button
        variant="outline"
        size="icon"
        data-more=""
        aria-label={type ? t('moreOf', { type }) : t('more')}
        aria-disabled={plus === quantity}
        onClick={() => onChange(plus)}
      >
        <Plus aria-hidden="true" />
      </Button>
    </div>
  );
}
