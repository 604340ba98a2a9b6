import { describe, expect, it } from 'vitest';
import type { EventDto } from '@/application/events/schema';
import { formatDecimal, parseDecimal } from '@/presentation/components/admin/decimal';
import {
  changedFields,
  conflictsOf,
  draftOf,
  emptyDraft,
  inputOf,
  merge,
  movedEnd,
  patchOf,
} from '@/presentation/components/admin/event-draft';

const event: EventDto = {
  id: '01920000-0000-7000-8000-000000000001',
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
  currency: 'BRL',
  imageUrl: null,
  status: 'SCHEDULED',
  isAvailable: true,
  isPast: false,
  version: 7,
  translations: { 'pt-BR': { name: 'Noite de Cordas' } },
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};
const base = draftOf(event, 'en');

describe('a price as people write it', () => {
  it.each([
    ['299', 'en', 299],
    ['299,00', 'en', 299],
    ['299.00', 'pt-BR', 299],
    ['299,5', 'pt-BR', 299.5],
    ['1.299,00', 'en', 1299],
    ['1,299.00', 'pt-BR', 1299],
    ['1,299', 'en', 1299],
    ['1.299', 'pt-BR', 1299],
    ['1.299', 'en', 1.299],
    ['1.299.000', 'en', 1_299_000],
    [' 1 299,90 ', 'pt-BR', 1299.9],
    ['0', 'en', 0],
  ])('reads %j in %s as %d', (text, locale, amount) => expect(parseDecimal(text, locale)).toBe(amount));

  it.each(['', 'abc', '-5', '1,2,3', '12.34.5', '1.2,3,4', '5.', '.5', '1e3', '12,3456.7'])('refuses %j', (text) => {
    expect(parseDecimal(text, 'en')).toBeNull();
  });

  it('reads back what it wrote, in every language', () => {
    for (const locale of ['en', 'pt-BR']) {
      for (const amount of [0, 0.01, 9.9, 299, 1999.99, 1_234_567.8]) {
        expect(parseDecimal(formatDecimal(amount, locale), locale)).toBe(amount);
      }
    }
  });
});

describe('the form of an event', () => {
  it('shows an event without changing it', () => {
    expect(changedFields(base, draftOf(event, 'en'))).toEqual([]);
    expect(patchOf(base, base, 'en')).toEqual({});
  });

  it('sends only what was changed', () => {
    expect(patchOf({ ...base, name: 'Night of Cellos' }, base, 'en')).toEqual({ name: 'Night of Cellos' });
    expect(patchOf({ ...base, price: '19,90' }, base, 'en')).toEqual({ price: 19.9 });
  });

  it('does not take a line end for a change', () => {
    const written = { ...base, description: 'One\nTwo' };
    expect(changedFields(written, { ...base, description: 'One\r\nTwo' })).toEqual([]);
  });

  it('sends start, end and zone together, so that what the form shows is what is saved', () => {
    expect(patchOf({ ...base, eventDate: '2027-03-16T20:00' }, base, 'en')).toEqual({
      eventDate: '2027-03-16T20:00:00',
      endDate: '2027-03-15T22:30:00',
      timeZone: 'America/Sao_Paulo',
    });
  });

  it('sends all translations where one was changed', () => {
    expect(patchOf({ ...base, 'translations.en.name': 'Strings' }, base, 'en')).toEqual({
      translations: {
        en: { name: 'Strings', description: '' },
        'pt-BR': { name: 'Noite de Cordas', description: '' },
      },
    });
  });

  it('makes texts that are no numbers into NaN, which the schema refuses', () => {
    const input = inputOf({ ...emptyDraft('UTC'), capacity: 'many', price: 'cheap' }, 'en');
    expect(input.capacity).toBeNaN();
    expect(input.price).toBeNaN();
  });

  it('moves the end along with the start', () => {
    expect(movedEnd('2027-03-15T22:30', '2027-03-15T20:00', '2027-03-31T21:00')).toBe('2027-03-31T23:30');
    expect(movedEnd('', '2027-03-15T20:00', '2027-03-31T21:00')).toBe('');
    expect(movedEnd('2027-03-15T22:30', '', '2027-03-31T21:00')).toBe('2027-03-15T22:30');
  });
});

describe('two admins on one event', () => {
  const yours = { ...base, name: 'Night of Cellos', location: 'Theatro Municipal' };
  const theirs = { ...base, name: 'Night of Violins', capacity: '120' };

  it('lists what the other one changed, and whether this one did too', () => {
    expect(conflictsOf(base, yours, theirs)).toEqual([
      {
        field: 'name',
        before: 'Night of Strings',
        yours: 'Night of Cellos',
        theirs: 'Night of Violins',
        youChanged: true,
      },
      { field: 'capacity', before: '100', yours: '100', theirs: '120', youChanged: false },
    ]);
  });

  it('finds nothing to ask where both made the same change', () => {
    expect(conflictsOf(base, yours, yours)).toEqual([]);
  });

  it('loses nothing that was typed, whatever is chosen', () => {
    const conflicts = conflictsOf(base, yours, theirs);
    const merged = merge(yours, conflicts, { name: 'yours', capacity: 'theirs' });
    expect(merged).toEqual({ ...base, name: 'Night of Cellos', location: 'Theatro Municipal', capacity: '120' });
    expect(merge(yours, conflicts, { name: 'theirs', capacity: 'theirs' }).location).toBe('Theatro Municipal');
    // Saving the merged draft over theirs sends this admin's part alone.
    expect(patchOf(merged, theirs, 'en')).toEqual({ name: 'Night of Cellos', location: 'Theatro Municipal' });
  });
});
