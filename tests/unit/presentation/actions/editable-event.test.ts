import { describe, expect, it } from 'vitest';
import { type EditableEvent, sameDetails } from '@/presentation/actions/editable-event';

const event: EditableEvent = {
  name: 'Night of Strings',
  description: '',
  category: 'music',
  location: 'Sala São Paulo',
  eventDate: '2027-03-15T20:00:00',
  endDate: '2027-03-15T22:30:00',
  timeZone: 'America/Sao_Paulo',
  capacity: 100,
  price: 299,
  currency: 'BRL',
  imageUrl: null,
  status: 'SCHEDULED',
  translations: { en: { name: 'Strings' }, 'pt-BR': { name: 'Cordas' } },
};

describe('whether another admin changed an event', () => {
  it.each<[string, Partial<EditableEvent>]>([
    ['the clock, which lets it begin', { status: 'ONGOING' }],
    [
      'the order in which translations were stored',
      { translations: { 'pt-BR': { name: 'Cordas' }, en: { name: 'Strings' } } },
    ],
    ['an empty translation', { translations: { ...event.translations, 'pt-BR': { name: 'Cordas', description: '' } } }],
  ])('is not told by %s', (_what, change) => expect(sameDetails(event, { ...event, ...change })).toBe(true));

  it('is not told by what sales move', () => {
    expect(sameDetails(event, { ...event, ...{ availableTickets: 3, version: 99 } })).toBe(true);
  });

  it.each<[string, Partial<EditableEvent>]>([
    ['name', { name: 'Night of Cellos' }],
    ['capacity', { capacity: 101 }],
    ['status', { status: 'CANCELLED' }],
    ['time zone', { timeZone: 'UTC' }],
    ['translation', { translations: { en: { name: 'Cellos' } } }],
  ])('is told by another %s', (_what, change) => expect(sameDetails(event, { ...event, ...change })).toBe(false));
});
