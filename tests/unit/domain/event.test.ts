import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOnSale,
  isPast,
  isPublic,
  isSlug,
  localized,
  slugify,
  soldPercentage,
  statusAt,
  ticketsSold,
} from '@/domain/event';
import { anEvent } from '../../support/builders.ts';

const startsAt = new Date('2030-06-01T20:00:00Z');
const endsAt = new Date('2030-06-01T22:00:00Z');
const at = (time: string) => new Date(`2030-06-01T${time}Z`);

describe('the status of an event', () => {
  it.each([
    ['SCHEDULED', '19:59:59.999', 'SCHEDULED'],
    ['SCHEDULED', '20:00:00.000', 'ONGOING'],
    ['SCHEDULED', '21:59:59.999', 'ONGOING'],
    ['SCHEDULED', '22:00:00.000', 'COMPLETED'],
    ['DRAFT', '19:00:00', 'DRAFT'],
    ['DRAFT', '23:00:00', 'DRAFT'],
    ['CANCELLED', '19:00:00', 'CANCELLED'],
    ['CANCELLED', '21:00:00', 'CANCELLED'],
    ['CANCELLED', '23:00:00', 'CANCELLED'],
  ] as const)('stored as %s is at %s %s', (status, time, expected) => {
    expect(statusAt({ status, startsAt, endsAt }, at(time))).toBe(expected);
  });
});

describe('sales', () => {
  it.each([
    ['SCHEDULED', '19:59:59.999', true],
    ['SCHEDULED', '20:00:00.000', false],
    ['SCHEDULED', '23:00:00', false],
    ['DRAFT', '19:00:00', false],
    ['CANCELLED', '19:00:00', false],
  ] as const)('of a %s event are open at %s: %s', (status, time, expected) => {
    expect(isOnSale({ status, startsAt }, at(time))).toBe(expected);
  });

  it('are past only once the event has ended', () => {
    expect(isPast({ endsAt }, at('21:59:59.999'))).toBe(false);
    expect(isPast({ endsAt }, at('22:00:00.000'))).toBe(true);
  });

  it.each([
    ['DRAFT', false],
    ['SCHEDULED', true],
    ['CANCELLED', true],
  ] as const)('show a %s event to everybody: %s', (status, expected) => {
    expect(isPublic({ status })).toBe(expected);
  });
});

describe('the share that is sold', () => {
  it.each([
    [50, 45, 5, 10],
    [3, 2, 1, 33.33],
    [3, 1, 2, 66.67],
    [7, 0, 7, 100],
    [10, 10, 0, 0],
    [1_000_000, 999_999, 1, 0],
    [1_000_000, 1, 999_999, 100],
    [8000, 7999, 1, 0.01],
  ])('of %i seats with %i left is %i tickets, %d %%', (capacity, available, sold, percentage) => {
    expect(ticketsSold({ capacity, available })).toBe(sold);
    expect(soldPercentage({ capacity, available })).toBe(percentage);
  });

  it('has at most two decimals and stays between 0 and 100', () => {
    const seats = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((capacity) => fc.tuple(fc.constant(capacity), fc.integer({ min: 0, max: capacity })));
    fc.assert(
      fc.property(seats, ([capacity, available]) => {
        const percentage = soldPercentage({ capacity, available });
        expect(String(percentage)).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
        expect(percentage).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('the words of an event', () => {
  const event = anEvent({
    name: 'Show',
    description: 'Alto',
    translations: { en: { name: 'Concert' }, 'pt-BR': { name: '', description: 'Bem alto' } },
  });

  it.each([
    ['en', 'Concert', 'Alto'],
    ['pt-BR', 'Show', 'Bem alto'],
    ['fr', 'Show', 'Alto'],
  ])(
    'in %s fall back to those of the organiser where a translation is missing or empty',
    (locale, name, description) => {
      expect(localized(event, locale)).toEqual({ name, description });
    },
  );
});

describe('a slug', () => {
  it.each([
    ['Rock in São Paulo!', 'rock-in-sao-paulo'],
    ['  Two   words ', 'two-words'],
    ['C++ & C#: the workshop', 'c-c-the-workshop'],
    ['Ação – “Último” dia', 'acao-ultimo-dia'],
    ['ﬁne ½', 'fine-1-2'],
    ['日本語', 'event'],
    ['!!!', 'event'],
    ['', 'event'],
    ['-a-', 'a'],
    [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
    ['x'.repeat(200), 'x'.repeat(80)],
  ])('of %j is %j', (name, expected) => {
    expect(slugify(name)).toBe(expected);
  });

  it('is one for every name whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(isSlug(slugify(name))).toBe(true);
        expect(slugify(name).length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it.each([
    ['a-concert-1', true],
    ['a', true],
    ['a'.repeat(120), true],
    ['a'.repeat(121), false],
    ['A', false],
    ['a--b', false],
    ['-a', false],
    ['a-', false],
    ['a b', false],
    ['ação', false],
    ['a\n', false],
    ['', false],
  ])('is %j: %s', (text, expected) => {
    expect(isSlug(text)).toBe(expected);
  });
});
