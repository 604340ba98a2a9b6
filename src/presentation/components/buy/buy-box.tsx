'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { TicketDto } from '@/application/tickets/schema';
import { formatMoney } from '@/presentation/format';
import { Link, usePathname } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { isNearlySoldOut, type SaleState, saleState } from '../events/sale-state';
import { useMe } from '../shell/use-me';
import { Ticket } from '../ticket-stub';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { Skeleton } from '../ui/skeleton';
import { BoughtTickets } from './bought-tickets';
import { BuyForm } from './buy-form';
import type { EventOnSale } from './event-on-sale';
import { useAvailability } from './use-availability';

/** The ticket to be torn off: price and form on the main part, what is left on the stub. */
export function BuyBox({ event, maxQuantity }: { event: EventOnSale; maxQuantity: number }) {
  const t = useTranslations('buy');
  const locale = useLocale();
  const { availability, isLive } = useAvailability(event.id, event);
  const [bought, setBought] = useState<TicketDto[]>([]);
  const state = saleState(availability);

  if (bought.length > 0) return <BoughtTickets tickets={bought} onBuyMore={() => setBought([])} />;
  return (
    <Ticket
      mainClassName="grid gap-5 p-6"
      stubClassName="px-6 py-5"
      stub={<Left state={state} capacity={event.capacity} isLive={isLive} />}
    >
      <div>
        <h2 className="small-print text-ink-soft">{t('title')}</h2>
        <p className="mt-1 flex items-baseline gap-2">
          <span className="figures font-extrabold text-4xl">
            {event.price === 0 ? t('free') : formatMoney(event.price, event.currency, locale)}
          </span>
          {event.price > 0 ? <span className="text-ink-soft text-sm">{t('pricePerSeat')}</span> : null}
        </p>
      </div>
      <Sale event={event} state={state} maxQuantity={maxQuantity} onBought={setBought} />
    </Ticket>
  );
}

type SaleProps = {
  event: EventOnSale;
  state: SaleState;
  maxQuantity: number;
  onBought: (tickets: TicketDto[]) => void;
};

function Sale({ event, state, maxQuantity, onBought }: SaleProps) {
  const t = useTranslations('buy');
  const me = useMe();
  const pathname = usePathname();
  if (state.kind !== 'onSale') {
    return (
      <Closed title={t(`${state.kind}Title`)} body={t(`${state.kind}Body`)}>
        <Button asChild variant="outline">
          <Link href={paths.events}>{t('seeOthers')}</Link>
        </Button>
      </Closed>
    );
  }
  if (me === undefined) {
    return (
      <div className="grid gap-4">
        <p className="hidden rounded-lg bg-sunken px-3.5 py-3 text-sm [@media(scripting:none)]:block">
          {t('noScript')}
        </p>
        <div aria-busy="true" className="grid gap-4 [@media(scripting:none)]:hidden">
          <span className="sr-only">{t('checking')}</span>
          <Skeleton className="h-11" />
          <Skeleton className="h-13" />
        </div>
      </div>
    );
  }
  if (me === null) {
    return (
      <div className="grid gap-3">
        <Button asChild variant="accent" size="lg" className="w-full">
          <Link href={paths.loginThen(pathname)} prefetch={false}>
            {event.price === 0 ? t('signInFree') : t('signIn')}
          </Link>
        </Button>
        <p className="text-ink-soft text-sm">
          {t('signInBody')}{' '}
          <Link
            href={paths.registerThen(pathname)}
            prefetch={false}
            className="font-semibold text-ink underline underline-offset-4"
          >
            {t('register')}
          </Link>
        </p>
      </div>
    );
  }
  return <BuyForm event={event} left={state.left} me={me} maxQuantity={maxQuantity} onBought={onBought} />;
}

function Closed({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <div className="grid gap-3">
      <p className="font-bold font-display text-2xl">{title}</p>
      <p className="text-ink-soft">{body}</p>
      {children}
    </div>
  );
}

/** The stub: the number that matters, and a bar that shows how full the house is. */
function Left({ state, capacity, isLive }: { state: SaleState; capacity: number; isLive: boolean }) {
  const t = useTranslations('buy');
  const statuses = useTranslations('status');
  if (state.kind !== 'onSale' && state.kind !== 'soldOut') {
    const names = { draft: 'DRAFT', cancelled: 'CANCELLED', past: 'COMPLETED', ongoing: 'ONGOING' } as const;
    return <p className="figures font-bold text-xl">{statuses(names[state.kind])}</p>;
  }
  const left = state.kind === 'onSale' ? state.left : 0;
  const isScarce = isNearlySoldOut({ availableTickets: left, capacity });
  return (
    <div className="grid gap-2.5">
      <p role="status" className="flex items-baseline justify-between gap-3">
        <span className={cn('figures font-bold text-xl', isScarce && 'text-coral-text')}>
          {isScarce ? t('lastSeats', { count: left }) : t('seatsLeft', { count: left })}
        </span>
        {state.kind === 'onSale' && isLive ? <span className="text-ink-soft text-sm">{t('live')}</span> : null}
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
