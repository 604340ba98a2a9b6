import { describe, expect, it } from 'vitest';
import { listHref, readListAddress, toListQuery, withoutFilter } from '@/presentation/event-list-query';

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
      sort: 'price,desc',
      page: '3',
    };
    const { ignored, ...address } = readListAddress(params);
    expect(ignored).toEqual([]);
    const query = Object.fromEntries(new URL(listHref(address), 'http://localhost').searchParams);
    expect(query).toEqual(params);
  });

  it('is as short as it can be', () => {
    const { ignored, ...address } = readListAddress({
      q: ' ',
      category: '',
      available: 'false',
      page: '1',
      sort: 'eventDate,asc',
    });
    expect(ignored).toEqual([]);
    expect(listHref(address)).toBe('/events');
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
  ])('leaves out %s=%s and names it', (name, value) => {
    const { filters, ignored } = readListAddress({ [name]: value });
    expect(filters).toEqual({});
    expect(ignored).toEqual([name]);
  });

  it.each(['0', '-3', '1.5', 'x', '99999999', ''])('page=%s is the first page', (page) => {
    expect(readListAddress({ page }).page).toBe(1);
  });

  it('takes the first of repeated values', () => {
    expect(readListAddress({ category: ['art', 'food'] }).filters.category).toBe('art');
  });

  it('goes back to the first page when a filter is taken away', () => {
    const { ignored: _, ...address } = readListAddress({ q: 'a', category: 'art', page: '4' });
    expect(listHref(withoutFilter(address, 'category'))).toBe('/events?q=a');
  });

  it('begins now unless a first day is given, and ends with the last day', () => {
    const now = new Date('2026-05-01T12:00:00.500Z');
    const read = (params: Record<string, string>) => toListQuery(readListAddress(params), now);
    expect(read({})).toMatchObject({ from: '2026-05-01T12:00:00Z', page: 0, size: 12 });
    expect(read({ from: '2026-01-01', to: '2026-01-31', page: '2' })).toMatchObject({
      from: '2026-01-01T00:00:00',
      to: '2026-01-31T23:59:59',
      page: 1,
    });
  });
});
