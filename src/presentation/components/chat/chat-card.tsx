import { useLocale, useTranslations } from 'next-intl';
import type { ChatEventDto } from '@/application/conversations/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Price } from '../events/price';
import { isNearlySoldOut, saleState } from '../events/sale-state';
import { Ticket } from '../ticket-stub';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';

/** An event under an answer: a small ticket whose stub carries the price and the way to buy. */
export function ChatCard({ event }: { event: ChatEventDto }) {
  const t = useTranslations('chat');
  const times = eventTimes(event, useLocale());
  const isOnSale = saleState(event).kind === 'onSale';
  const { name } = event;
  return (
    <Ticket
      direction="row"
      mainClassName="flex flex-col gap-1 px-4 py-3"
      stubClassName="flex w-32 flex-col items-start justify-center gap-1.5 px-3 py-3"
      stub={
        <>
          <p className={cn('figures font-bold text-lg leading-tight', event.maxPrice > event.price && 'text-base')}>
            <Price event={event} />
          </p>
          <Button asChild variant={isOnSale ? 'accent' : 'outline'} size="sm" className="w-full px-2">
            <Link
              href={`${paths.event(event.slug)}${isOnSale ? '#buy' : ''}`}
              prefetch={false}
              aria-label={isOnSale ? t('getTicketsFor', { name }) : t('detailsOf', { name })}
            >
              {isOnSale ? t('getTickets') : t('details')}
            </Link>
          </Button>
        </>
      }
    >
      <p className="small-print text-ink-soft">
        <time dateTime={event.startsAt} className="text-ink">
          {times.shortDate}, {times.time}
        </time>
      </p>
      <h3 className="font-bold text-base leading-snug">
        <Link
          href={paths.event(event.slug)}
          prefetch={false}
          className="decoration-2 decoration-coral underline-offset-4 hover:underline"
        >
          {name}
        </Link>
      </h3>
      <p className="text-ink-soft text-sm">{event.location}</p>
      <p className="figures text-sm">
        <Left event={event} />
      </p>
    </Ticket>
  );
}

function Left({ event }: { event: ChatEventDto }) {
  const t = useTranslations('chat');
  const state = saleState(event);
  switch (state.kind) {
    case 'cancelled':
    case 'past':
    case 'soldOut':
    case 'ongoing':
      return <span className="font-semibold">{t(state.kind)}</span>;
    case 'draft':
      return null;
    case 'onSale':
      return (
        <span className={isNearlySoldOut(event) ? 'font-semibold text-coral-text' : 'text-ink-soft'}>
          {t('seatsLeft', { count: state.left })}
        </span>
      );
    default:
      return state satisfies never;
  }
}
