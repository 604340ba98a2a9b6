import type { EventDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { Breadcrumbs } from '../breadcrumbs';
import { EventTicket } from '../events/event-ticket';
import { Poster } from '../posters/poster';
import { Ticket } from '../ticket-stub';
import { GallerySection } from './section';

const EVENT: EventDto = {
  id: '00000000-0000-7000-8000-000000000000',
  slug: 'gallery',
  name: 'Jazz Under the Half Moon',
  description: '',
  category: 'music',
  location: 'Terraço Aurora, São Paulo',
  venue: null,
  organiser: null,
  attendance: 'OFFLINE',
  eventDate: '2031-03-15T20:30:00',
  endDate: '2031-03-15T23:00:00',
  timeZone: 'America/Sao_Paulo',
  startsAt: '2031-03-15T23:30:00.000Z',
  endsAt: '2031-03-16T02:00:00.000Z',
  previousStartsAt: null,
  capacity: 100,
  availableTickets: 60,
  ticketsSold: 40,
  soldPercentage: 40,
  price: 120,
  maxPrice: 120,
  currency: 'BRL',
  imageUrl: null,
  status: 'SCHEDULED',
  isAvailable: true,
  isPast: false,
  version: 0,
  translations: {},
  createdAt: '2031-01-01T00:00:00.000Z',
  updatedAt: '2031-01-01T00:00:00.000Z',
};

const STATES: Record<string, Partial<EventDto>> = {
  onSale: {},
  nearlyGone: { availableTickets: 3 },
  soldOut: { availableTickets: 0 },
  free: { price: 0, maxPrice: 0 },
  cancelled: { status: 'CANCELLED' },
  past: { status: 'COMPLETED', isPast: true },
  longName: { name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft', price: 0 },
};

/** The motif: tickets, their posters, and events as both. */
export function GalleryTickets() {
  return (
    <>
      <GallerySection title="Tickets">
        <Breadcrumbs trail={[{ name: 'Events', path: '/events' }]} />
        <div className="grid gap-6 sm:grid-cols-2">
          <Ticket mainClassName="p-6" stubClassName="px-6 py-5" stub="The number that matters">
            A ticket that stands
          </Ticket>
          <Ticket direction="row" mainClassName="p-6" stubClassName="px-6 py-5" stub="Stub">
            A ticket that lies
          </Ticket>
        </div>
        <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {Object.entries(STATES).map(([name, state]) => (
            <li key={name}>
              <EventTicket event={{ ...EVENT, ...state }} />
            </li>
          ))}
        </ul>
        <EventTicket event={EVENT} layout="row" />
      </GallerySection>
      <GallerySection title="Posters">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {EVENT_CATEGORIES.map((category) => (
            <li key={category}>
              <Poster name={`A night of ${category}`} category={category} day="15" month="Mar" className="w-full" />
            </li>
          ))}
        </ul>
      </GallerySection>
    </>
  );
}
