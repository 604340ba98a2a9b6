import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { EventArt } from '../posters/event-art';
import { Ticket } from '../ticket-stub';
import { cn } from '../ui/class-names';
import { Price } from './price';
import { SeatsLeft } from './seats-left';

type EventTicketProps = {
  event: EventDto;
  /** `row` lies down where there is room for it; `column` always stands. */
  layout?: 'row' | 'column';
  headingLevel?: 2 | 3;
  priority?: boolean;
  className?: string;
};

/** An event as a ticket: art, name, when and where; the stub carries the price and what is left. */
export function EventTicket({ event, layout = 'column', headingLevel = 3, priority, className }: EventTicketProps) {
  const t = useTranslations('categories');
  const times = eventTimes(event, useLocale());
  const Heading = `h${headingLevel}` as const;
  const isRow = layout === 'row';
  const isOff = event.status === 'CANCELLED' || event.isPast;
  const ticket = (
    <Ticket
      className={cn('group h-full', isRow && '@xl:ticket-row', className)}
      mainClassName={cn('flex flex-col', isRow && '@xl:flex-row')}
      stubClassName={cn(
        'flex items-baseline justify-between gap-3 px-5 py-4',
        isRow && '@xl:w-40 @xl:flex-col @xl:items-start @xl:justify-center @xl:gap-1',
      )}
      stub={
        <>
          <p
            className={cn(
              'figures font-bold text-2xl leading-tight',
              event.maxPrice > event.price && 'text-lg',
              isOff && 'line-through opacity-70',
            )}
          >
            <Price event={event} />
          </p>
          <p className="figures text-sm">
            <SeatsLeft event={event} />
          </p>
        </>
      }
    >
      <div className={cn('relative aspect-[16/9] shrink-0 overflow-hidden', isRow && '@xl:aspect-auto @xl:w-48')}>
        <EventArt
          event={event}
          priority={priority}
          className={cn('absolute inset-0 size-full', isOff && 'opacity-60 grayscale')}
        />
      </div>
      <div className={cn('flex min-w-0 flex-1 flex-col gap-2 p-5', isRow && '@xl:py-6')}>
        <p className="small-print flex flex-wrap gap-x-3 text-ink-soft">
          <time dateTime={event.startsAt} className="text-ink">
            {times.shortDate}, {times.time}
          </time>
          <span>{t(event.category)}</span>
        </p>
        <Heading className="font-bold text-xl">
          <Link
            href={paths.event(event.slug)}
            prefetch={false}
            className="ticket-link decoration-2 decoration-coral underline-offset-4 group-hover:underline"
          >
            {event.name}
          </Link>
        </Heading>
        <p className="text-[0.9375rem] text-ink-soft">{event.location}</p>
      </div>
    </Ticket>
  );
  // By its own room and not the window's: large letters leave less of it.
  return isRow ? <div className="@container h-full">{ticket}</div> : ticket;
}
