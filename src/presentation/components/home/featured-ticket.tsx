import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Barcode } from '../empty-state';
import { Price } from '../events/price';
import { SeatsLeft } from '../events/seats-left';
import { EventArt } from '../posters/event-art';
import { Ticket } from '../ticket-stub';

/** The next event, printed large: what the product is, in one picture. */
export function FeaturedTicket({ event }: { event: EventDto }) {
  const t = useTranslations('event');
  const times = eventTimes(event, useLocale());
  return (
    <Ticket
      direction="row"
      className="group mx-auto w-full max-w-xl lg:rotate-[1.6deg]"
      stubClassName="flex w-20 flex-col items-center justify-between gap-4 bg-ink py-6 text-paper sm:w-24"
      stub={
        <>
          <p className="text-center font-display leading-none">
            <span className="block font-semibold text-sm">{times.weekday}</span>
            <span className="figures block py-1 font-extrabold text-4xl sm:text-5xl">{times.day}</span>
            <span className="block font-semibold text-sm">{times.month}</span>
          </p>
          <p className="font-display font-semibold text-sm [writing-mode:vertical-rl]" aria-hidden="true">
            {t('admit')}
          </p>
          <Barcode className="h-24 w-9" />
        </>
      }
    >
      <div className="relative aspect-[16/10] overflow-hidden">
        <EventArt event={event} priority className="absolute inset-0 size-full" />
      </div>
      <div className="grid gap-2 p-5 sm:p-6">
        <h2 className="font-bold text-2xl sm:text-3xl">
          <Link
            href={paths.event(event.slug)}
            className="ticket-link decoration-2 decoration-coral underline-offset-4 group-hover:underline"
          >
            {event.name}
          </Link>
        </h2>
        <p className="text-ink-soft">
          <time dateTime={event.startsAt}>
            {times.shortDate}, {times.time}
          </time>
          <br />
          {event.location}
        </p>
        <p className="figures mt-2 flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="font-bold text-2xl">
            <Price event={event} />
          </span>
          <SeatsLeft event={event} />
        </p>
      </div>
    </Ticket>
  );
}
