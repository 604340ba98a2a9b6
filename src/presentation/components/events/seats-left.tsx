import { useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { cn } from '../ui/class-names';
import { isNearlySoldOut, saleState } from './sale-state';

/** One line on what is left: `3 seats left`, `Sold out`, `Cancelled`. */
export function SeatsLeft({ event, className }: { event: EventDto; className?: string }) {
  const t = useTranslations('event');
  const state = saleState(event);
  switch (state.kind) {
    case 'cancelled':
      return <span className={cn('font-semibold text-danger', className)}>{t('cancelled')}</span>;
    case 'past':
      return <span className={cn('text-ink-soft', className)}>{t('past')}</span>;
    case 'ongoing':
      return <span className={cn('font-semibold text-ok', className)}>{t('ongoing')}</span>;
    case 'soldOut':
      return <span className={cn('font-semibold text-ink', className)}>{t('soldOut')}</span>;
    case 'draft':
      return null;
    case 'onSale':
      return (
        <span className={cn(isNearlySoldOut(event) ? 'font-semibold text-coral-text' : 'text-ink-soft', className)}>
          {t('seatsLeft', { count: state.left })}
        </span>
      );
    default:
      return state satisfies never;
  }
}
