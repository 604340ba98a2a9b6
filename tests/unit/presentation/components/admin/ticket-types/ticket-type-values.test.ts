import { describe, expect, it } from 'vitest';
import { ticketTypeEntry } from '@/application/ticket-types/schema';
import {
  closed,
  emptyTicketType,
  limitHolders,
  saleOf,
  ticketTypeEntryOf,
  ticketTypeValues,
  unnamedTicketType,
  withLimit,
  withoutType,
} from '@/presentation/components/admin/ticket-types/ticket-type-values';
import { aType } from '../an-event';

const holder = aType(1, { capacity: 80 });
const types = [
  holder,
  aType(2, { capacity: 80, sharesLimitWith: holder.id }),
  aType(3, { capacity: 80, sharesLimitWith: holder.id }),
  aType(4),
].map((type) => ticketTypeValues(type, 'en'));
const [, second, third] = types;
const limits = (list: typeof types) => list.map(({ limit, capacity }) => [limit, capacity]);

describe('a limit that several types share', () => {
  it('is told by the type that holds it', () => {
    expect(limits(types)).toEqual([
      ['own', '80'],
      [holder.id, ''],
      [holder.id, ''],
      ['none', ''],
    ]);
    expect(limitHolders(types, 3).map(({ id }) => id)).toEqual([holder.id]);
    expect(limitHolders(types, 0)).toEqual([]);
  });

  it('passes to the next one when its holder goes or is limited otherwise', () => {
    const inherited = [
      ['own', '80'],
      [second?.id, ''],
      ['none', ''],
    ];
    expect(limits(withoutType(types, 0))).toEqual(inherited);
    expect(limits(withLimit(types, 0, 'none')).slice(1)).toEqual(inherited);
    expect(limits(withLimit(types, 0, 'none'))[0]?.[0]).toBe('none');
  });

  it('stays where it is when one that shares it goes', () => {
    expect(limits(withoutType(types, 2))).toEqual([
      ['own', '80'],
      [holder.id, ''],
      ['none', ''],
    ]);
    expect(limits(withLimit(types, 3, holder.id))[3]).toEqual([holder.id, '']);
    expect(third).toBeDefined();
  });
});

describe('the sales window of a type', () => {
  const type = emptyTicketType();
  const now = '2027-03-01T12:00';

  it('closes now and opens again', () => {
    expect(saleOf(type, now)).toBe('open');
    const over = closed(type, now);
    expect(over.salesEnd).toBe(now);
    expect(saleOf(over, now)).toBe('after');
    expect(saleOf({ ...over, salesEnd: '' }, now)).toBe('open');
  });

  it('that has not begun loses its beginning, for it cannot end before', () => {
    const later = { ...type, salesStart: '2027-04-01T00:00' };
    expect(saleOf(later, now)).toBe('before');
    expect(closed(later, now)).toMatchObject({ salesStart: '', salesEnd: now });
    expect(closed({ ...type, salesStart: now }, now)).toMatchObject({ salesStart: '', salesEnd: now });
  });
});

describe('a type in the words of the server', () => {
  const numbers = { price: 50, capacity: 80, minPerOrder: 1, maxPerOrder: 4 };

  it('fits the schema, with nothing where nothing was typed', () => {
    const entry = ticketTypeEntryOf(unnamedTicketType(), numbers);
    expect(ticketTypeEntry.safeParse(entry).success).toBe(true);
    expect(entry).toMatchObject({
      name: 'Ticket',
      capacity: null,
      salesStart: null,
      translations: { 'pt-BR': { name: 'Ingresso' } },
    });
    expect(Object.keys(entry.translations)).toEqual(['pt-BR']);
  });

  it('names a fresh id, so that another one can share its limit at once', () => {
    expect(emptyTicketType().id).not.toBe(emptyTicketType().id);
  });
});
