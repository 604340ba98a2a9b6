import { describe, expect, it } from 'vitest';
import { createEventSchema, updateEventSchema } from '@/application/events/schema';
import { createTicketTypeSchema, ticketTypeEntry, updateTicketTypeSchema } from '@/application/ticket-types/schema';
import { uuid } from '../../../support/builders.ts';
import { errors } from '../field-errors.ts';

const least = { name: 'Balcony', price: 80 };
const ID = 'ABCDEFAB-0000-7000-8000-000000000001';

describe('a new ticket type', () => {
  it('needs a name and a price, and has no limit of any kind', () => {
    expect(createTicketTypeSchema.parse(least)).toEqual({
      ...least,
      description: '',
      translations: {},
      capacity: null,
      sharesLimitWith: null,
      salesStart: null,
      salesEnd: null,
      minPerOrder: 1,
      maxPerOrder: 10,
      isHidden: false,
    });
    expect(errors(createTicketTypeSchema, {}).sort()).toEqual(['name:invalid_type', 'price:invalid_type']);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ name: ' ' }, 'name:too_small'],
    [{ name: 'a'.repeat(101) }, 'name:too_big'],
    [{ description: 'a'.repeat(501) }, 'description:too_big'],
    [{ description: 'a\0' }, 'description:control_character'],
    [{ translations: { en: { name: 'a'.repeat(101) } } }, 'translations.en.name:too_big'],
    [{ price: -0.01 }, 'price:too_small'],
    [{ price: 1.005 }, 'price:too_many_decimals'],
    [{ price: 2_000_000.01 }, 'price:too_big'],
    [{ capacity: 0 }, 'capacity:too_small'],
    [{ capacity: 1_000_001 }, 'capacity:too_big'],
    [{ sharesLimitWith: 'Balcony' }, 'sharesLimitWith:invalid_format'],
    [{ salesStart: 'soon' }, 'salesStart:date_time'],
    [{ salesEnd: '2031-02-30T10:00:00' }, 'salesEnd:date_time'],
    [{ minPerOrder: 0 }, 'minPerOrder:too_small'],
    [{ maxPerOrder: 11 }, 'maxPerOrder:too_big'],
    [{ minPerOrder: 5, maxPerOrder: 4 }, 'maxPerOrder:max_below_min'],
    [{ isHidden: 'no' }, 'isHidden:invalid_type'],
    [{ position: -1 }, 'position:too_small'],
    [{ id: uuid(41) }, 'id:unrecognized_keys'],
    [{ available: 3 }, 'available:unrecognized_keys'],
  ])('refuses %j', (changes, error) => {
    expect(errors(createTicketTypeSchema, { ...least, ...changes })).toEqual([error]);
  });

  it('names another in any case of letters', () => {
    expect(createTicketTypeSchema.parse({ ...least, sharesLimitWith: ID }).sharesLimitWith).toBe(ID.toLowerCase());
  });
});

describe('a change of a ticket type', () => {
  it('fills in no defaults, which would overwrite what is there', () => {
    expect(updateTicketTypeSchema.parse({ price: 0 })).toEqual({ price: 0 });
    expect(updateTicketTypeSchema.parse({ salesEnd: null, position: 3 })).toEqual({ salesEnd: null, position: 3 });
  });

  it.each([
    [{}, ':empty'],
    [{ minPerOrder: 3, maxPerOrder: 2 }, 'maxPerOrder:max_below_min'],
    [{ id: uuid(41) }, 'id:unrecognized_keys'],
  ])('refuses %j', (value, error) => {
    expect(errors(updateTicketTypeSchema, value)).toContain(error);
  });
});

describe('the types of an event', () => {
  const event = { name: 'Show', eventDate: '2031-03-15T14:00:00', location: 'Recife', capacity: 50 };
  const entries = (count: number) => Array.from({ length: count }, () => least);

  it('are known by their ids in any case of letters', () => {
    expect(ticketTypeEntry.parse({ ...least, id: ID, sharesLimitWith: ID })).toMatchObject({
      id: ID.toLowerCase(),
      sharesLimitWith: ID.toLowerCase(),
    });
  });

  it('are one to fifty', () => {
    expect(errors(createEventSchema, { ...event, ticketTypes: entries(50) })).toEqual([]);
    expect(errors(createEventSchema, { ...event, ticketTypes: [] })).toEqual(['ticketTypes:too_small']);
    expect(errors(updateEventSchema, { ticketTypes: entries(51) })).toEqual(['ticketTypes:too_big']);
  });

  it('are each named once', () => {
    const twice = [
      { ...least, id: ID },
      { ...least, id: ID.toLowerCase() },
    ];
    for (const [schema, rest] of [[createEventSchema, event] as const, [updateEventSchema, {}] as const]) {
      expect(errors(schema, { ...rest, ticketTypes: twice })).toEqual(['ticketTypes:duplicate_ticket_type']);
    }
  });

  it('have their own prices: one beside them would say twice what they cost', () => {
    for (const [schema, rest] of [[createEventSchema, event] as const, [updateEventSchema, {}] as const]) {
      expect(errors(schema, { ...rest, price: 5, ticketTypes: [least] })).toEqual(['price:price_per_type']);
    }
  });

  it('are refused by the place of what is wrong', () => {
    const ticketTypes = [least, { ...least, price: -1 }, { ...least, minPerOrder: 4, maxPerOrder: 3 }];
    expect(errors(updateEventSchema, { ticketTypes })).toEqual([
      'ticketTypes.1.price:too_small',
      'ticketTypes.2.maxPerOrder:max_below_min',
    ]);
  });
});
