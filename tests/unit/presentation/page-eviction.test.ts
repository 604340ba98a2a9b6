import { describe, expect, it, vi } from 'vitest';
import type { DomainEvent, EventFacts, TicketFacts } from '@/domain/domain-events';
import { DEFAULT_SHOP } from '@/domain/shop';
import { evictingFrom, pagesOf } from '@/presentation/page-eviction';

const event: EventFacts = {
  id: 'e1',
  slug: 'jazz',
  name: 'Jazz',
  startsAt: '2031-05-17T23:00:00.000Z',
  timeZone: 'America/Sao_Paulo',
  location: 'Recife',
};
const ticket: TicketFacts = {
  eventId: 'e1',
  eventSlug: 'jazz',
  eventName: 'Jazz',
  startsAt: '2031-05-17T23:00:00.000Z',
  timeZone: 'America/Sao_Paulo',
  location: 'Recife',
  orderId: 'o1',
  ticketTypeId: 'tt1',
  ticketTypeName: 'Ticket',
  ownerId: 'u1',
  confirmationCode: 'ABCDEFGHJ',
  participantName: 'Ana',
  participantEmail: 'ana@example.com',
  price: 4550,
  currency: 'BRL',
};

const PAGES = ['/en', '/pt-BR', '/en/events/jazz', '/pt-BR/events/jazz', '/en/events/e1', '/pt-BR/events/e1'];

const changing: DomainEvent[] = [
  { type: 'event.created', subjectId: 'e1', payload: { event, source: 'import' } },
  { type: 'event.changed', subjectId: 'e1', payload: { event, changes: {}, source: 'app' } },
  { type: 'event.cancelled', subjectId: 'e1', payload: { event, tickets: 3, source: 'app' } },
  { type: 'event.deleted', subjectId: 'e1', payload: { event } },
  { type: 'event.sold-out', subjectId: 'e1', payload: { slug: 'jazz' } },
  { type: 'ticket.cancelled', subjectId: 't1', payload: { ...ticket, reason: 'holder' } },
];
const harmless: DomainEvent[] = [
  { type: 'ticket.purchased', subjectId: 't1', payload: ticket },
  { type: 'ticket.checked-in', subjectId: 't1', payload: { ...ticket, usedAt: '2031-05-17T22:30:00.000Z' } },
  { type: 'ticket.check-in-undone', subjectId: 't1', payload: { ...ticket, undoneAt: '2031-05-17T22:35:00.000Z' } },
  {
    type: 'ticket.transfer-offered',
    subjectId: 't1',
    payload: { ...ticket, transferId: 'tr1', expiresAt: '2031-05-17T22:30:00.000Z' },
  },
  { type: 'ticket.transfer-taken-back', subjectId: 't1', payload: { ...ticket, transferId: 'tr1' } },
  { type: 'ticket.transferred', subjectId: 't1', payload: { ...ticket, transferId: 'tr1', fromOwnerId: 'u2' } },
  { type: 'user.registered', subjectId: 'u1', payload: { username: 'ana', email: 'a@b.c', name: 'Ana', locale: 'en' } },
  { type: 'session.revoked', subjectId: 's1', payload: { userId: 'u1', reason: 'refresh-token-reused' } },
];

describe('the pages that are old', () => {
  it.each(changing)('after $type are the home page and all of the event, in both languages', (happened) => {
    expect(pagesOf(happened).toSorted()).toEqual(PAGES.toSorted());
  });

  it.each(harmless)('after $type are none', (happened) => {
    expect(pagesOf(happened)).toEqual([]);
  });

  it('are evicted once, however many events touch them', () => {
    const evict = vi.fn();
    const clear = vi.fn();
    evictingFrom({ evict, clear })([...harmless, ...changing]);
    expect(clear).not.toHaveBeenCalled();
    expect(evict).toHaveBeenCalledOnce();
    expect(evict.mock.calls[0]?.[0].toSorted()).toEqual(PAGES.toSorted());
  });

  it('are all evicted where the shop itself is called or looks otherwise', () => {
    const [evict, clear] = [vi.fn(), vi.fn()];
    evictingFrom({ evict, clear })([{ type: 'shop.changed', subjectId: 'any', payload: DEFAULT_SHOP }]);
    expect(clear).toHaveBeenCalledOnce();
  });
});
