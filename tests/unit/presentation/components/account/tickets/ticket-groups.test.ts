import { describe, expect, it } from 'vitest';
import type { TicketDto } from '@/application/tickets/schema';
import {
  byEvent,
  canCancel,
  readTicketsAddress,
  ticketsHref,
} from '@/presentation/components/account/tickets/ticket-groups';

const now = new Date('2027-03-15T12:00:00Z');

type Given = { id: string; event?: Partial<TicketDto['event']>; status?: TicketDto['status'] };

const ticket = ({ id, event = {}, status = 'ACTIVE' }: Given): TicketDto => ({
  id,
  orderId: 'order',
  confirmationCode: 'ABCDEFGHJ',
  status,
  purchaseDate: '2027-01-01T00:00:00.000Z',
  cancelledAt: null,
  usedAt: null,
  participantName: 'Ana',
  participantEmail: 'ana@example.com',
  price: 10,
  currency: 'BRL',
  onlineUrl: null,
  ticketType: { id: 'type', name: 'Ticket' },
  event: {
    id: 'event',
    slug: 'event',
    name: 'Event',
    category: 'music',
    imageUrl: null,
    eventDate: '2027-04-01T20:00:00',
    startsAt: '2027-04-01T20:00:00.000Z',
    endsAt: '2027-04-01T22:00:00.000Z',
    timeZone: 'UTC',
    location: 'Here',
    attendance: 'OFFLINE',
    status: 'SCHEDULED',
    ...event,
  },
});

describe('the tickets of a page', () => {
  it('stand by event, in the order in which the shop sorted them', () => {
    const [jazz, choro] = [{ id: 'jazz' }, { id: 'choro' }];
    const tickets = [
      ticket({ id: '1', event: jazz }),
      ticket({ id: '2', event: choro }),
      ticket({ id: '3', event: jazz }),
    ];
    expect(byEvent(tickets).map(({ event, tickets }) => [event.id, tickets.map(({ id }) => id)])).toEqual([
      ['jazz', ['1', '3']],
      ['choro', ['2']],
    ]);
    expect(byEvent([])).toEqual([]);
  });
});

describe('a ticket', () => {
  it('can be given back while it is valid and its event has not begun', () => {
    expect(canCancel(ticket({ id: 'valid' }), now)).toBe(true);
    expect(canCancel(ticket({ id: 'used', status: 'USED' }), now)).toBe(false);
    expect(canCancel(ticket({ id: 'gone', status: 'CANCELLED' }), now)).toBe(false);
    expect(canCancel(ticket({ id: 'begun', event: { startsAt: '2027-03-15T11:00:00.000Z' } }), now)).toBe(false);
    expect(canCancel(ticket({ id: 'called off', event: { status: 'CANCELLED' } }), now)).toBe(false);
  });
});

describe('the address of the tickets', () => {
  it.each([
    ['/tickets', undefined, undefined],
    ['/tickets?show=past', 'past', '1'],
    ['/tickets?page=3', 'upcoming', '3'],
    ['/tickets?show=cancelled&page=2', 'cancelled', '2'],
  ])('%s survives being read and written', (href, show, page) => {
    expect(ticketsHref(readTicketsAddress(show, page))).toBe(href);
  });

  it.each(['0', '-1', '1.5', 'x', '9999999'])(
    'reads page %s as the first one, and an unknown group as what is to come',
    (page) => {
      expect(readTicketsAddress('stolen', page)).toEqual({ group: 'upcoming', page: 1 });
    },
  );
});
