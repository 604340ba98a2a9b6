'use client';

import { MapPin } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import { eventTimes } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { CopyButton } from '../../copy-button';
import { EventPicture } from '../../posters/event-picture';
import { Poster } from '../../posters/poster';
import { Ticket } from '../../ticket-stub';
import type { TicketChanges } from './ticket-actions';
import { TicketFan } from './ticket-fan';
import { alike, type EventTickets } from './ticket-groups';

type TicketCardProps = {
  group: EventTickets;
  changesOf: (ticket: TicketDto) => TicketChanges;
  /** Whether each ticket says of which order it is. */
  linksOrders?: boolean;
};

/** An event with the tickets that somebody has of it: its art above, their codes on the stub. */
export function TicketCard({ group: { event, tickets }, changesOf, linksOrders = true }: TicketCardProps) {
  const t = useTranslations('tickets');
  const times = eventTimes(event, useLocale());
  const codes = tickets.filter(({ signedCode }) => signedCode).map(({ confirmationCode }) => confirmationCode);
  return (
    <Ticket
      mainClassName="grid gap-3"
      stubClassName="bg-sunken px-5 sm:px-6"
      stub={
        <ul className="divide-y divide-line">
          {alike(tickets).map((same) => (
            <li key={same[0].id} className="py-5">
              <TicketFan tickets={same} changesOf={changesOf} linksOrders={linksOrders} />
            </li>
          ))}
        </ul>
      }
    >
      <TicketArt event={event} />
      <div className="grid gap-1 px-5 pb-5 sm:px-6 sm:pb-6">
        <h2 className="break-words font-bold text-xl sm:text-2xl">
          <Link href={paths.event(event.slug)} className="underline-offset-4 hover:underline">
            {event.name}
          </Link>
        </h2>
        <p className="text-[0.9375rem]">
          <time dateTime={event.startsAt}>
            {times.shortDate} {times.year}, {times.time}
          </time>
        </p>
        <p className="flex items-start gap-1.5 text-[0.9375rem] text-ink-soft">
          <MapPin className="mt-1 size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{event.location}</span>
        </p>
        {tickets.length > 1 ? (
          <p className="mt-2 flex flex-wrap items-center justify-between gap-2">
            <span className="font-semibold text-[0.9375rem]">{t('count', { count: tickets.length })}</span>
            {codes.length > 1 ? <CopyButton text={codes.join('\n')}>{t('copyAll')}</CopyButton> : null}
          </p>
        ) : null}
        {event.status === 'CANCELLED' ? <p className="mt-2 text-danger text-sm">{t('eventCancelled')}</p> : null}
      </div>
    </Ticket>
  );
}

function TicketArt({ event }: { event: TicketDto['event'] }) {
  const { day, month } = eventTimes(event, useLocale());
  const size = 'aspect-[5/2] w-full';
  const poster = (
    <Poster name={event.name} category={event.category} day={day} month={month} shape="wide" className={size} />
  );
  if (!event.imageUrl) return poster;
  return <EventPicture src={event.imageUrl} alt="" fallback={poster} className={size} />;
}
