import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { EventDto } from '@/application/events/schema';

vi.mock('@/composition', () => ({ platform: { env: () => ({ APP_URL: 'https://tickets.example' }) } }));

const event: EventDto = {
  id: '01890000-0000-7000-8000-000000000000',
  slug: 'jazz',
  name: 'Jazz </script><script>alert(1)</script>',
  description: '',
  category: 'music',
  location: 'Terraço',
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
  currency: 'BRL',
  imageUrl: '/posters/jazz.svg',
  status: 'SCHEDULED',
  isAvailable: true,
  isPast: false,
  version: 1,
  translations: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

describe('what search engines read', () => {
  let seo: typeof import('@/presentation/seo');
  beforeAll(async () => {
    seo = await import('@/presentation/seo');
  });

  it.each([
    [{}, 'EventScheduled', 'InStock'],
    [{ availableTickets: 0, isAvailable: false }, 'EventScheduled', 'SoldOut'],
    [{ status: 'COMPLETED', isAvailable: false } as const, 'EventScheduled', 'Discontinued'],
    [{ status: 'CANCELLED', isAvailable: false } as const, 'EventCancelled', 'Discontinued'],
  ])('%j is %s and %s', (change, status, availability) => {
    expect(seo.eventJsonLd({ ...event, ...change }, 'en')).toMatchObject({
      eventStatus: `https://schema.org/${status}`,
      offers: { availability: `https://schema.org/${availability}`, price: 120, priceCurrency: 'BRL' },
    });
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
