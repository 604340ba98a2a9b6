import type { EventDetailDto } from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';

const TYPE_ID = '01920000-0000-7000-8000-00000000000';

export const aType = (number: number, fields: Partial<TicketTypeDto> = {}): TicketTypeDto => ({
  id: `${TYPE_ID}${number}`,
  name: `Type ${number}`,
  description: '',
  translations: {},
  price: 50,
  currency: 'BRL',
  capacity: null,
  sharesLimitWith: null,
  salesStart: null,
  salesEnd: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  isHidden: false,
  position: number - 1,
  available: 60,
  sale: 'open',
  onSale: true,
  ...fields,
});

/** An event whose only type is plain, unless other types are named. */
export const anEvent = (fields: Partial<EventDetailDto> = {}): EventDetailDto => ({
  id: '01920000-0000-7000-8000-000000000100',
  slug: 'night-of-strings-000001',
  name: 'Night of Strings',
  description: 'Four cellos.',
  category: 'music',
  location: 'Sala São Paulo',
  eventDate: '2027-03-15T20:00:00',
  endDate: '2027-03-15T22:30:00',
  timeZone: 'America/Sao_Paulo',
  startsAt: '2027-03-15T23:00:00.000Z',
  endsAt: '2027-03-16T01:30:00.000Z',
  capacity: 100,
  availableTickets: 60,
  ticketsSold: 40,
  soldPercentage: 40,
  price: 299,
  maxPrice: 299,
  currency: 'BRL',
  imageUrl: null,
  status: 'SCHEDULED',
  isAvailable: true,
  isPast: false,
  version: 7,
  translations: { 'pt-BR': { name: 'Noite de Cordas' } },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
  ticketTypes: [aType(1, { name: 'Ticket', price: 299 })],
  ...fields,
});
