import { describe, expect, it } from 'vitest';
import {
  isWithinCurrency,
  listHref,
  readListAddress,
  toListQuery,
  withoutFilter,
} from '@/presentation/event-list-query';

const read = (params: Record<string, string | string[]>, locale = 'en') => readListAddress(params, locale);
const asking = { now: new Date(), timeZone: 'UTC' };
const criteriaOf = (params: Record<string, string | string[]>, locale = 'en') => read(params, locale).criteria;

describe('the address of the event list', () => {
  it('survives being written and read again', () => {
    const params = {
      q: 'jazz & blues',
      category: 'music',
      from: '2026-03-01',
      to: '2026-03-31',
      location: 'São Paulo',
      minPrice: '10',
      maxPrice: '99.50',
      available: 'true',
      currency: 'USD',
      sort: 'price,desc',
      page: '3',
    };
    const { criteria, ignored } = read(params);
    expect(ignored).toEqual([]);
    const query = Object.fromEntries(new URL(listHref(criteria), 'http://localhost').searchParams);
    expect(query).toEqual(params);
  });

  it('becomes typed criteria', () => {
    expect(criteriaOf({ minPrice: '10', available: 'true', sort: 'price,desc', page: '2' })).toEqual({
      filters: { minPrice: 10, available: true },
      currency: 'BRL',
      sort: { field: 'price', direction: 'desc' },
      page: 2,
    });
  });

  it('is as short as it can be', () => {
    const { criteria, ignored } = read({ q: ' ', category: '', available: 'false', page: '1', sort: 'eventDate,asc' });
    expect(ignored).toEqual([]);
    expect(listHref(criteria)).toBe('/events');
  });

  it.each([
    ['from', 'yesterday'],
    ['from', '2026-02-30'],
    ['to', '2026-03-15T10:00:00'],
    ['category', 'nonsense'],
    ['minPrice', '-1'],
    ['maxPrice', 'free'],
    ['available', 'maybe'],
    ['q', 'x'.repeat(101)],
    ['location', 'a\u0000b'],
    ['currency', 'XAU'],
  ])('leaves out %s=%s and names it', (name, value) => {
    const { criteria, ignored } = read({ [name]: value });
    expect(criteria.filters).toEqual({});
    expect(criteria.currency).toBe('BRL');
    expect(ignored).toEqual([name]);
  });

  it.each(['0', '-3', '1.5', 'x', '99999999', ''])('page=%s is the first page', (page) => {
    expect(criteriaOf({ page }).page).toBe(1);
  });

  it('takes the first of repeated values', () => {
    expect(criteriaOf({ category: ['art', 'food'] }).filters.category).toBe('art');
  });

  it('goes back to the first page when a filter is taken away', () => {
    expect(listHref(withoutFilter(criteriaOf({ q: 'a', category: 'art', page: '4' }), 'category'))).toBe('/events?q=a');
  });

  it('begins now unless a first day is given, and ends with the last day, on the clocks of the shop', () => {
    const now = new Date('2026-05-01T12:00:00.500Z');
    const ask = (params: Record<string, string>) => toListQuery(criteriaOf(params), { now, timeZone: 'Asia/Tokyo' });
    expect(ask({})).toMatchObject({ from: '2026-05-01T12:00:00Z', page: 0, size: 12 });
    expect(ask({ from: '2026-01-01', to: '2026-01-31', page: '2' })).toMatchObject({
      from: '2025-12-31T15:00:00Z',
      to: '2026-01-31T14:59:59Z',
      page: 1,
    });
  });
});

describe('prices in the address', () => {
  it('are read as people write them, and written alike in every language', () => {
    const typed = criteriaOf({ minPrice: '10,50', maxPrice: '1.000' }, 'pt-BR');
    expect(typed.filters).toEqual({ minPrice: 10.5, maxPrice: 1000 });
    expect(listHref(typed)).toBe('/events?minPrice=10.50&maxPrice=1000');
    expect(criteriaOf({ minPrice: '10.50', maxPrice: '1000' }, 'pt-BR')).toEqual(typed);
    expect(criteriaOf({ minPrice: '10.50', maxPrice: '1000' }, 'en')).toEqual(typed);
  });

  it('are not guessed where they could be two', () => {
    expect(read({ maxPrice: '1,000' }, 'pt-BR')).toMatchObject({ criteria: { filters: {} }, ignored: ['maxPrice'] });
  });

  it.each([
    [{ minPrice: '10' }, 'BRL'],
    [{ maxPrice: '10', currency: 'USD' }, 'USD'],
    [{ sort: 'price,asc' }, 'BRL'],
    [{ sort: 'price,asc', currency: 'EUR' }, 'EUR'],
  ])('%j finds only what is sold in %s', (params, currency) => {
    expect(toListQuery(criteriaOf(params), asking)).toMatchObject({ currency });
  });

  it.each<Record<string, string>>([{}, { currency: 'USD' }, { maxPrice: '0' }, { minPrice: '0' }])(
    '%j asks for no currency',
    (params) => {
      const criteria = criteriaOf(params);
      expect(isWithinCurrency(criteria)).toBe(false);
      expect(toListQuery(criteria, asking).currency).toBeUndefined();
      expect(listHref(criteria)).not.toContain('currency');
    },
  );
});
