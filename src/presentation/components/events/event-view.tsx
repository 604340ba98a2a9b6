import { CalendarDays, MapPin, Tag, Users } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { EventDetailDto, EventDto } from '@/application/events/schema';
import type { PublicSeries } from '@/application/series/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Breadcrumbs, type Crumb } from '../breadcrumbs';
import { BuyBar } from '../buy/buy-bar';
import { BuyBox } from '../buy/buy-box';
import { toEventOnSale } from '../buy/event-on-sale';
import { EventArt } from '../posters/event-art';
import { Badge } from '../ui/badge';
import { AddToCalendar } from './add-to-calendar';
import { Description } from './description';
import { Organiser } from './organiser';
import { OtherDates } from './other-dates';
import { Place } from './place';
import { RelatedEvents } from './related-events';
import { saleState } from './sale-state';
import { ShareEvent } from './share-event';

type EventViewProps = {
  event: EventDetailDto;
  /** The pages above this one. */
  trail: readonly Crumb[];
  /** Where it is a date of one. */
  series: PublicSeries | null;
  /** Where nothing can be bought here, what is like it. */
  related: EventDto[];
};

export function EventView({ event, trail, series, related }: EventViewProps) {
  const t = useTranslations('event');
  const isOnSale = saleState(event).kind === 'onSale';
  return (
    <article className="mx-auto max-w-6xl px-4 pt-6 sm:px-6 lg:pt-8">
      <Breadcrumbs trail={trail} />
      <div className="mt-3 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_23.5rem] lg:grid-rows-[auto_1fr]">
        <header className="grid gap-6">
          <div className="relative aspect-[16/9] overflow-hidden rounded-ticket border border-line">
            <EventArt
              event={event}
              alt={t('posterAlt', { name: event.name })}
              priority
              className="absolute inset-0 size-full"
            />
          </div>
          <div className="grid gap-3">
            <StateBadge event={event} />
            <h1 className="font-extrabold text-4xl leading-[1.02] tracking-[-0.03em] sm:text-5xl">{event.name}</h1>
          </div>
          <Facts event={event} />
          {series ? <OtherDates series={series} eventId={event.id} /> : null}
          <div className="flex flex-wrap items-center gap-3">
            <ShareEvent name={event.name} />
            {isToCome(event) ? <AddToCalendar event={event} /> : null}
          </div>
        </header>
        {/* Beside the text where there is room, before it on a phone. */}
        <aside id="buy" tabIndex={-1} className="outline-none lg:sticky lg:top-22 lg:row-span-2">
          <BuyBox event={toEventOnSale(event)} />
        </aside>
        <section className="grid max-w-[65ch] gap-4">
          <h2 className="font-bold text-2xl">{t('about')}</h2>
          <Description text={event.description} />
        </section>
      </div>
      <RelatedEvents events={related} />
      {isOnSale ? <BuyBar event={event} /> : null}
    </article>
  );
}

const isToCome = ({ status }: EventDto) => status === 'SCHEDULED' || status === 'ONGOING';

/** Said once, where one looks first; what it means for tickets stands where they would be sold. */
function StateBadge({ event }: { event: EventDto }) {
  const t = useTranslations('event');
  if (event.status === 'CANCELLED') return <Badge tone="danger">{t('cancelled')}</Badge>;
  if (event.status === 'COMPLETED') return <Badge>{t('past')}</Badge>;
  return null;
}

function Facts({ event }: { event: EventDto }) {
  const t = useTranslations();
  const times = eventTimes(event, useLocale());
  return (
    <dl className="grid gap-x-8 gap-y-5 border-line border-y py-6 sm:grid-cols-2">
      <Fact icon={<CalendarDays aria-hidden="true" />} name={t('event.when')}>
        <time dateTime={event.startsAt} className="font-semibold">
          {times.date}
        </time>
        <br />
        <span className="tabular-nums">
          {times.time} {t('event.until', { time: times.end })}
        </span>
        <span className="block text-ink-soft text-sm">{times.zone}</span>
      </Fact>
      <Fact icon={<MapPin aria-hidden="true" />} name={t('event.where')}>
        <Place event={event} />
      </Fact>
      <Fact icon={<Tag aria-hidden="true" />} name={t('event.kind')}>
        <Link
          href={paths.category(event.category)}
          prefetch={false}
          className="font-semibold underline decoration-2 decoration-coral underline-offset-4"
        >
          {t(`categories.${event.category}`)}
        </Link>
      </Fact>
      {event.organiser ? (
        <Fact icon={<Users aria-hidden="true" />} name={t('event.organiser')}>
          <Organiser organiser={event.organiser} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ icon, name, children }: { icon: ReactNode; name: string; children: ReactNode }) {
  return (
    <div className="relative pl-9 [&>dt>svg]:absolute [&>dt>svg]:top-0.5 [&>dt>svg]:left-0 [&>dt>svg]:size-5">
      <dt className="small-print text-ink-soft">
        {icon}
        {name}
      </dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
