import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventDetailDto } from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';

vi.mock('@/composition', () => ({ platform: { env: () => ({ APP_URL: 'https://tickets.example' }) } }));

const type: TicketTypeDto = {
  id: '01890000-0000-7000-8000-000000000001',
  name: 'Ticket',
  description: '',
  translations: {},
  price: 120,
  currency: 'BRL',
  capacity: null,
  sharesLimitWith: null,
  salesStart: null,
  salesEnd: null,
  minPerOrder: 1,
  maxPerOrder: 10,
  isHidden: false,
  position: 0,
  available: 3,
  sale: 'open',
  onSale: true,
};

const event: EventDetailDto = {
  id: '01890000-0000-7000-8000-000000000000',
  slug: 'jazz',
  name: 'Jazz </script><script>alert(1)</script>',
  description: '',
  category: 'music',
  location: 'Terraço',
  venue: null,
  organiser: null,
  attendance: 'OFFLINE',
  onlineUrl: null,
  previousStartsAt: null,
  eventDate: '2026-03-15T14:00:00',
  endDate: '2026-03-15T16:00:00',
  timeZone: 'America/Sao_Paulo',
  startsAt: '2026-03-15T17:00:00.000Z',
  endsAt: '2026-03-15T19:00:00.000Z',
  capacity: 10,
  availableTickets: 3,
  ticketsSold: 7,
  soldPercentage: 70,
  price: 120,
  maxPrice: 120,
  currency: 'BRL',
  imageUrl: '/posters/jazz.svg',
  status: 'SCHEDULED',
  isAvailable: true,
  isPast: false,
  version: 1,
  translations: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ticketTypes: [type],
};

describe('what search engines read', () => {
  let seo: typeof import('@/presentation/seo');
  beforeAll(async () => {
    seo = await import('@/presentation/seo');
  });

  it.each([
    [{}, 'EventScheduled', 'InStock'],
    [
      { availableTickets: 0, isAvailable: false, ticketTypes: [{ ...type, available: 0, onSale: false }] },
      'EventScheduled',
      'SoldOut',
    ],
    [{ status: 'COMPLETED', isAvailable: false } as const, 'EventScheduled', 'Discontinued'],
    [{ status: 'CANCELLED', isAvailable: false } as const, 'EventCancelled', 'Discontinued'],
  ])('%j is %s and %s', (change, status, availability) => {
    expect(seo.eventJsonLd({ ...event, ...change }, 'en')).toMatchObject({
      eventStatus: `https://schema.org/${status}`,
      offers: { availability: `https://schema.org/${availability}`, price: 120, priceCurrency: 'BRL' },
    });
  });

  it('has an offer for each ticket type, with its own price, sale and name', () => {
    const types: TicketTypeDto[] = [
      { ...type, name: 'Stalls' },
      { ...type, name: 'Balcony', price: 60, available: 1, minPerOrder: 2, onSale: false },
      { ...type, name: 'Door', price: 80, sale: 'before', onSale: false, salesStart: '2026-03-15T10:00:00' },
      { ...type, name: 'Early', price: 40, sale: 'after', onSale: false, salesEnd: '2026-01-31T23:59:00' },
    ];
    const { offers } = seo.eventJsonLd({ ...event, price: 40, ticketTypes: types }, 'en');
    expect(offers).toMatchObject([
      { '@type': 'Offer', name: 'Stalls', price: 120, availability: 'https://schema.org/InStock' },
      { name: 'Balcony', price: 60, availability: 'https://schema.org/SoldOut' },
      {
        name: 'Door',
        price: 80,
        availability: 'https://schema.org/InStock',
        // 10:00 in São Paulo.
        validFrom: '2026-03-15T13:00:00.000Z',
      },
      {
        name: 'Early',
        price: 40,
        availability: 'https://schema.org/Discontinued',
        validThrough: '2026-02-01T02:59:00.000Z',
      },
    ]);
  });

  it('names absolute addresses in the reader’s language', () => {
    expect(seo.eventJsonLd(event, 'pt-BR')).toMatchObject({
      url: 'https://tickets.example/pt-BR/events/jazz',
      image: ['https://tickets.example/posters/jazz.svg'],
    });
    expect(seo.pageMetadata({ locale: 'pt-BR', path: '/events', title: 't', description: 'd' }).alternates).toEqual({
      canonical: 'https://tickets.example/pt-BR/events',
      languages: {
        en: 'https://tickets.example/events',
        'pt-BR': 'https://tickets.example/pt-BR/events',
        'x-default': 'https://tickets.example/events',
      },
    });
  });

  it('cannot break out of its script element', () => {
    const written = seo.scriptJson(seo.eventJsonLd(event, 'en'));
    expect(written).not.toContain('<');
    expect(JSON.parse(written).name).toBe(event.name);
  });
});
