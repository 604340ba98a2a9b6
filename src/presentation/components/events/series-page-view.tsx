import { MapPin, Users } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import type { PublicSeries } from '@/application/series/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Breadcrumbs, type Crumb } from '../breadcrumbs';
import { EventArt } from '../posters/event-art';
import { Ticket } from '../ticket-stub';
import { cn } from '../ui/class-names';
import { Description } from './description';
import { Organiser } from './organiser';
import { Place } from './place';
import { Price } from './price';
import { saleState } from './sale-state';
import { SeatsLeft } from './seats-left';

/** A series as everybody sees it: what it is, and every date to come with the way to its tickets. */
export function SeriesPageView({ series: { lead, dates }, trail }: { series: PublicSeries; trail: readonly Crumb[] }) {
  const t = useTranslations();
  return (
    <article className="mx-auto max-w-6xl px-4 pt-6 pb-16 sm:px-6 lg:pt-8">
      <Breadcrumbs trail={trail} />
      <div className="mt-3 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_23.5rem] lg:grid-rows-[auto_1fr]">
        <header className="grid gap-6">
          <div className="relative aspect-[16/9] overflow-hidden rounded-ticket border border-line">
            <EventArt
              event={lead}
              alt={t('event.posterAlt', { name: lead.name })}
              priority
              className="absolute inset-0 size-full"
            />
          </div>
          <h1 className="break-words font-extrabold text-4xl leading-[1.02] tracking-[-0.03em] sm:text-5xl">
            {lead.name}
          </h1>
          <div className="grid gap-4 border-line border-y py-6 sm:grid-cols-2">
            <div className="flex gap-3">
              <MapPin className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
              <div className="min-w-0">
                <Place event={lead} />
              </div>
            </div>
            {lead.organiser ? (
              <div className="flex gap-3">
                <Users className="mt-0.5 size-5 shrink-0" aria-hidden="true" />
                <div className="min-w-0">
                  <Organiser organiser={lead.organiser} />
                </div>
              </div>
            ) : null}
          </div>
        </header>
        {/* Beside the text where there is room, before it on a phone. */}
        <Dates dates={dates} lead={lead} />
        <section className="grid max-w-[65ch] gap-4">
          <h2 className="font-bold text-2xl">{t('event.about')}</h2>
          <Description text={lead.description} />
        </section>
      </div>
    </article>
  );
}

function Dates({ dates, lead }: { dates: EventDto[]; lead: EventDto }) {
  const t = useTranslations('series');
  const { date } = eventTimes(lead, useLocale());
  return (
    <section aria-labelledby="dates" className="grid gap-4 lg:row-span-2">
      <div>
        <h2 id="dates" className="font-bold text-2xl">
          {t('dates')}
        </h2>
        <p className="text-ink-soft">
          {dates.length > 0 ? t('summary', { count: dates.length }) : t('over', { date })}
        </p>
      </div>
      <ul className="grid gap-3">
        {dates.map((event) => (
          <li key={event.id}>
            <DateTicket event={event} series={lead.name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One date as a ticket: when, and on the stub what it costs. How many seats are left, its own page counts live. */
function DateTicket({ event, series }: { event: EventDto; series: string }) {
  const { shortDate, year, time, end } = eventTimes(event, useLocale());
  const isOff = event.status === 'CANCELLED';
  const isSelling = saleState(event).kind === 'onSale';
  return (
    <Ticket
      direction="row"
      className="group"
      mainClassName="px-4 py-3 min-w-0"
      stubClassName="grid w-28 content-center px-3 py-3 text-sm"
      stub={
        isSelling ? (
          <p className="figures font-bold text-lg leading-tight">
            <Price event={event} />
          </p>
        ) : (
          <SeatsLeft event={event} />
        )
      }
    >
      <Link
        href={paths.event(event.slug)}
        prefetch={false}
        className={cn('ticket-link font-bold group-hover:underline', isOff && 'line-through')}
      >
        <time dateTime={event.startsAt}>
          {shortDate} {year}
        </time>
      </Link>
      <p className="text-ink-soft text-sm tabular-nums">
        {time} - {end}
      </p>
      {event.name === series ? null : <p className="break-words text-sm">{event.name}</p>}
    </Ticket>
  );
}
