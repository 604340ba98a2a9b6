import type { EventDto } from '@/application/events/schema';
import { EventTicket } from './event-ticket';

/** Events as tickets, up to three in a row. */
export function TicketGrid({ events }: { events: EventDto[] }) {
  return (
    <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {events.map((event) => (
        <li key={event.id}>
          <EventTicket event={event} />
        </li>
      ))}
    </ul>
  );
}
