'use client';

import { useTranslations } from 'next-intl';
import { Barcode } from '../empty-state';
import { isNearlySoldOut } from '../events/sale-state';
import { cn } from '../ui/class-names';
import type { BoxState } from './type-state';

type SeatsStubProps = { state: BoxState; left: number; capacity: number; isLive: boolean };

/** The stub: the number that matters, and a bar that shows how full the house is. */
export function SeatsStub({ state, left, capacity, isLive }: SeatsStubProps) {
  const statuses = useTranslations('status');
  switch (state.kind) {
    case 'draft':
      return <Status>{statuses('DRAFT')}</Status>;
    // What became of the event stands beside its name; the stub of a ticket that nobody needs is a printed one.
    case 'cancelled':
    case 'past':
      return <Barcode className="h-6 w-full text-ink/25" isLying />;
    case 'ongoing':
      return <Status>{statuses('ONGOING')}</Status>;
    case 'onSale':
    case 'soon':
    case 'closed':
      return <SeatsLeft left={left} capacity={capacity} isLive={isLive} />;
    case 'soldOut':
      return <SeatsLeft left={0} capacity={capacity} isLive={isLive} />;
    default:
      return state satisfies never;
  }
}

const Status = ({ children }: { children: string }) => <p className="figures font-bold text-xl">{children}</p>;

function SeatsLeft({ left, capacity, isLive }: Omit<SeatsStubProps, 'state'>) {
  const t = useTranslations('buy');
  const isScarce = isNearlySoldOut({ availableTickets: left, capacity });
  return (
    <div className="grid gap-2.5">
      <p role="status" className="flex items-baseline justify-between gap-3">
        <span className={cn('figures font-bold text-xl', isScarce && 'text-coral-text')}>
          {isScarce ? t('lastSeats', { count: left }) : t('seatsLeft', { count: left })}
        </span>
        {left > 0 && isLive ? <span className="text-ink-soft text-sm">{t('live')}</span> : null}
      </p>
      <div className="h-1.5 overflow-hidden rounded-full bg-ink/12" aria-hidden="true">
        <div
          className={cn('h-full rounded-full', isScarce ? 'bg-coral' : 'bg-ink')}
          style={{ width: `${Math.round(100 * (1 - left / capacity))}%` }}
        />
      </div>
      {isLive ? null : <p className="text-ink-soft text-sm">{t('offline')}</p>}
    </div>
  );
}
