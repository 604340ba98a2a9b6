'use client';

import { useTranslations } from 'next-intl';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TicketDto } from '@/application/tickets/schema';
import { Link, usePathname } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Price } from '../events/price';
import { hasSessionHint } from '../shell/session-hint-cookie';
import { useMe } from '../shell/use-me';
import { Ticket } from '../ticket-stub';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { Skeleton } from '../ui/skeleton';
import { ClosedSale } from './closed-sale';
import type { EventOnSale } from './event-on-sale';
import { SeatsStub } from './seats-stub';
import { TypeList } from './type-list';
import { type BoxState, boxState, type LiveType, liveTypes } from './type-state';
import { useAvailability } from './use-availability';

// Visitors, who are most, do not load what only an account can do. In one file: whoever has the form has the codes, too.
const buying = () => import('./buying');
const BuyForm = lazy(() => buying().then(({ BuyForm }) => ({ default: BuyForm })));
const BoughtTickets = lazy(() => buying().then(({ BoughtTickets }) => ({ default: BoughtTickets })));
// Not only when it is known who they are.
if (typeof document !== 'undefined' && hasSessionHint()) buying().catch(() => undefined);

/** The ticket to be torn off: prices and form on the main part, what is left on the stub. */
export function BuyBox({ event }: { event: EventOnSale }) {
  const t = useTranslations('buy');
  const { availability, isLive } = useAvailability(event);
  const [bought, setBought] = useState<TicketDto[]>([]);
  const types = liveTypes(event.ticketTypes, availability.ticketTypes);
  const state = boxState(availability, types);
  const left = availability.availableTickets;

  const heading = useRef<HTMLHeadingElement>(null);
  const buyMore = () => {
    flushSync(() => setBought([]));
    // The button that was pressed is gone.
    heading.current?.focus();
  };

  if (bought.length > 0) {
    return (
      <Suspense>
        <BoughtTickets tickets={bought} types={types} onBuyMore={buyMore} />
      </Suspense>
    );
  }
  const isOff = state.kind === 'cancelled' || state.kind === 'past';
  return (
    <Ticket
      mainClassName="grid gap-5 p-6"
      stubClassName="px-6 py-5"
      stub={<SeatsStub state={state} left={left} capacity={event.capacity} isLive={isLive} />}
    >
      <div>
        <h2 ref={heading} tabIndex={-1} className="small-print text-ink-soft outline-none">
          {t('title')}
        </h2>
        <p className="mt-1 flex flex-wrap items-baseline gap-x-2">
          <span
            className={cn(
              'figures font-extrabold',
              event.maxPrice > event.price ? 'text-3xl leading-tight' : 'text-4xl',
              isOff && 'line-through opacity-70',
            )}
          >
            <Price event={event} />
          </span>
          {event.maxPrice > 0 ? <span className="text-ink-soft text-sm">{t('pricePerSeat')}</span> : null}
        </p>
        {types.length === 1 && types[0]?.description ? (
          <p className="mt-2 whitespace-pre-line break-words text-ink-soft text-sm">{types[0].description}</p>
        ) : null}
      </div>
      <Sale event={event} types={types} state={state} left={left} onBought={setBought} />
    </Ticket>
  );
}

type SaleProps = {
  event: EventOnSale;
  types: LiveType[];
  state: BoxState;
  left: number;
  onBought: (tickets: TicketDto[]) => void;
};

function Sale({ event, types, state, left, onBought }: SaleProps) {
  const me = useMe();
  const list = types.length > 1 ? <TypeList types={types} currency={event.currency} /> : null;
  switch (state.kind) {
    case 'draft':
    case 'cancelled':
    case 'past':
    case 'ongoing':
      return <ClosedSale state={state} />;
    case 'soldOut':
    case 'soon':
    case 'closed':
      return (
        <>
          {list}
          <ClosedSale state={state} />
        </>
      );
    case 'onSale':
      if (me) {
        return (
          <Suspense fallback={<Checking />}>
            <BuyForm event={event} types={types} seatsLeft={left} me={me} onBought={onBought} />
          </Suspense>
        );
      }
      return (
        <>
          {list}
          {me === null ? <SignIn isFree={event.maxPrice === 0} /> : <UntilKnown isFree={event.maxPrice === 0} />}
        </>
      );
    default:
      return state satisfies never;
  }
}

/** As the page is written for everybody: who has not signed in with this browser reads what there is to do first. */
function UntilKnown({ isFree }: { isFree: boolean }) {
  const t = useTranslations('buy');
  return (
    <div className="grid gap-4">
      <p className="hidden rounded-lg bg-sunken px-3.5 py-3 text-sm [@media(scripting:none)]:block">{t('noScript')}</p>
      <div className="signed-in:hidden [@media(scripting:none)]:hidden">
        <SignIn isFree={isFree} />
      </div>
      <div className="hidden signed-in:block">
        <Checking />
      </div>
    </div>
  );
}

function Checking() {
  const t = useTranslations('buy');
  return (
    <div aria-busy="true" className="grid gap-4">
      <span className="sr-only">{t('checking')}</span>
      <Skeleton className="h-11" />
      <Skeleton className="h-13" />
    </div>
  );
}

function SignIn({ isFree }: { isFree: boolean }): ReactNode {
  const t = useTranslations('buy');
  const pathname = usePathname();
  return (
    <div className="grid gap-3">
      <Button asChild variant="accent" size="lg" className="w-full">
        <Link href={paths.loginThen(pathname)} prefetch={false}>
          {isFree ? t('signInFree') : t('signIn')}
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
