import { describe, expect, it } from 'vitest';
import type { TicketDto } from '@/application/tickets/schema';
import { canCancel, shelve } from '@/presentation/components/account/ticket-shelves';

const now = new Date('2027-03-15T12:00:00Z');

type Held = { id: string; startsAt?: string; endsAt?: string; status?: TicketDto['status']; cancelledAt?: string };

const ticket = ({
  id,
  startsAt = '2027-04-01T20:00:00.000Z',
  endsAt,
  status = 'ACTIVE',
  cancelledAt,
}: Held): TicketDto => ({
  id,
  orderId: 'order',
  confirmationCode: 'ABCDEFGHJ',
  status,
  purchaseDate: '2027-01-01T00:00:00.000Z',
  cancelledAt: cancelledAt ?? null,
  usedAt: null,
  participantName: 'Ana',
  participantEmail: 'ana@example.com',
  price: 10,
  currency: 'BRL',
  event: {
    id: 'event',
    slug: 'event',
    name: 'Event',
    category: 'music',
    imageUrl: null,
    eventDate: startsAt.slice(0, 19),
    startsAt,
    endsAt: endsAt ?? startsAt,
    timeZone: 'UTC',
    location: 'Here',
    status: 'SCHEDULED',
  },
});

describe('the shelves of bought tickets', () => {
  it('put what comes next first, and of what is over the latest', () => {
    const shelves = shelve(
      [
        ticket({ id: 'may', startsAt: '2027-05-01T20:00:00.000Z' }),
        ticket({ id: 'april' }),
        ticket({ id: 'last year', startsAt: '2026-05-01T20:00:00.000Z' }),
        ticket({ id: 'yesterday', startsAt: '2027-03-14T20:00:00.000Z', status: 'USED' }),
        ticket({ id: 'given back', status: 'CANCELLED', cancelledAt: '2027-02-01T00:00:00.000Z' }),
      ],
      now,
    );
    expect(shelves.upcoming.map(({ id }) => id)).toEqual(['april', 'may']);
    expect(shelves.past.map(({ id }) => id)).toEqual(['yesterday', 'last year']);
    expect(shelves.cancelled.map(({ id }) => id)).toEqual(['given back']);
  });

  it('keep a ticket at hand until its event has ended', () => {
    const running = ticket({ id: 'now', startsAt: '2027-03-15T11:00:00.000Z', endsAt: '2027-03-15T13:00:00.000Z' });
    expect(shelve([running], now).upcoming).toEqual([running]);
    expect(canCancel(running, now)).toBe(false);
  });

  it('let only a valid ticket be given back', () => {
    expect(canCancel(ticket({ id: 'valid' }), now)).toBe(true);
    expect(canCancel(ticket({ id: 'used', status: 'USED' }), now)).toBe(false);
    expect(canCancel(ticket({ id: 'gone', status: 'CANCELLED' }), now)).toBe(false);
  });
});
