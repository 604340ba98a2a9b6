import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventDetailDto } from '@/application/events/schema';
import type { TicketTypeDto } from '@/application/ticket-types/schema';
import { judgeEvent } from '../../support/google-event.ts';

vi.mock('@/composition', () => ({
  platform: { env: () => ({ APP_URL: 'https://tickets.example' }), shop: () => ({ name: 'EventHub' }) },
}));

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
  let data: typeof import('@/presentation/structured-data');
  let seo: typeof import('@/presentation/seo');
  beforeAll(async () => {
    [data, seo] = await Promise.all([import('@/presentation/structured-data'), import('@/presentation/seo')]);
  });

  const image = '/og/en/jazz/abc.png';
  const eventJsonLd = (of: EventDetailDto, locale = 'en') => data.eventJsonLd(of, locale, image);

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
    expect(eventJsonLd({ ...event, ...change })).toMatchObject({
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
    const { offers } = eventJsonLd({ ...event, price: 40, ticketTypes: types });
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
    expect(eventJsonLd(event, 'pt-BR')).toMatchObject({
      url: 'https://tickets.example/pt-BR/events/jazz',
      image: ['https://tickets.example/og/en/jazz/abc.png', 'https://tickets.example/posters/jazz.svg'],
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

  const full: EventDetailDto = {
    ...event,
    name: 'Jazz',
    description: 'A **quintet** on an open terrace.',
    venue: {
      name: 'Terraço Aurora',
      street: 'Rua da Aurora 310',
      city: 'São Paulo',
      region: 'SP',
      postalCode: '01209-001',
      country: 'BR',
      mapUrl: null,
    },
    organiser: { name: 'Clube Meia-Lua', url: 'https://meia-lua.example/', email: 'ola@meia-lua.example' },
    previousStartsAt: '2026-03-14T17:00:00.000Z',
  };

  it('of an event with all its facts has all that Google requires and recommends, but for who performs', () => {
    expect(judgeEvent(eventJsonLd(full))).toEqual({ errors: [], missing: ['event.performer'] });
  });

  it.each<[string, Partial<EventDetailDto>, string[]]>([
    ['with no facts but those it must have', {}, ['event.performer', 'event.previousStartDate']],
    ['that is free', { price: 0, maxPrice: 0, ticketTypes: [{ ...type, price: 0 }] }, []],
    ['that shows no ticket type', { ticketTypes: [] }, ['event.offers']],
    ['online', { attendance: 'ONLINE', location: 'Online' }, []],
    ['at a place and online', { attendance: 'MIXED', venue: full.venue }, []],
    [
      'in a city alone',
      { venue: { name: '', street: '', city: 'Recife', region: '', postalCode: '', country: '', mapUrl: null } },
      [],
    ],
    ['that was moved', { previousStartsAt: '2026-03-14T17:00:00.000Z' }, []],
    ['that is cancelled', { status: 'CANCELLED' }, []],
    ['that is over', { status: 'COMPLETED', isPast: true }, []],
    ['east of Greenwich by less than an hour', { eventDate: '2026-03-15T22:45:00', timeZone: 'Asia/Kathmandu' }, []],
  ])('of an event %s breaks no rule of Google', (_words, change, missing) => {
    const verdict = judgeEvent(eventJsonLd({ ...event, ...change }));
    expect(verdict.errors).toEqual([]);
    expect(verdict.missing).toEqual(expect.arrayContaining(missing));
  });

  it.each<[string, Partial<EventDetailDto>, object]>([
    [
      'the address in parts, and a map',
      full,
      {
        location: {
          '@type': 'Place',
          name: 'Terraço Aurora',
          address: {
            '@type': 'PostalAddress',
            streetAddress: 'Rua da Aurora 310',
            addressLocality: 'São Paulo',
            addressRegion: 'SP',
            postalCode: '01209-001',
            addressCountry: 'BR',
          },
          hasMap: expect.stringContaining('openstreetmap.org'),
        },
      },
    ],
    ['the organiser', full, { organizer: { name: 'Clube Meia-Lua', url: 'https://meia-lua.example/' } }],
    ['the text without its marks', full, { description: 'A quintet on an open terrace.' }],
    ['the time on the clocks of the place', full, { startDate: '2026-03-15T14:00:00-03:00' }],
    ['that it was moved', full, { eventStatus: 'https://schema.org/EventRescheduled' }],
    [
      'how one takes part from afar, and not the link of those who hold a ticket',
      { attendance: 'ONLINE', location: 'Online', onlineUrl: 'https://live.example/secret' },
      {
        eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
        location: { '@type': 'VirtualLocation', url: 'https://tickets.example/events/jazz' },
      },
    ],
    [
      'both ways of taking part',
      { ...full, attendance: 'MIXED' },
      { location: [{ '@type': 'Place' }, { '@type': 'VirtualLocation' }] },
    ],
  ])('tells %s', (_words, change, told) => {
    const written = eventJsonLd({ ...event, ...change });
    expect(written).toMatchObject(told);
    expect(JSON.stringify(written)).not.toContain('live.example');
  });

  it('names the pages above an event, and itself last', () => {
    const trail = [
      { name: 'Home', path: '/' },
      { name: 'Jazz', path: '/events/jazz' },
    ];
    expect(data.breadcrumbJsonLd(trail, 'pt-BR')).toMatchObject({
      '@type': 'BreadcrumbList',
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://tickets.example/pt-BR' },
        { '@type': 'ListItem', position: 2, name: 'Jazz', item: 'https://tickets.example/pt-BR/events/jazz' },
      ],
    });
  });

  it('cannot break out of its script element', () => {
    const written = data.scriptJson(eventJsonLd(event));
    expect(written).not.toContain('<');
    expect(JSON.parse(written).name).toBe(event.name);
  });
});
