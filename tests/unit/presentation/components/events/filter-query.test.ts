import { describe, expect, it } from 'vitest';
import { filterQuery } from '@/presentation/components/events/filter-query';

const defaults = { sort: 'eventDate,asc', currency: 'BRL' };
const written = (fields: Record<string, string>, locale = 'en') =>
  filterQuery(Object.entries(fields), defaults, locale).toString();

describe('the filter form', () => {
  it('leaves out what says nothing', () => {
    expect(written({ q: ' ', category: '', sort: 'eventDate,asc', currency: 'BRL', available: 'true' })).toBe(
      'available=true',
    );
  });

  it.each([
    ['pt-BR', '10,50', '10.50'],
    ['pt-BR', 'R$ 1.000', '1000'],
    ['en', '10.5', '10.50'],
    ['en', '1,000', '1000'],
  ])('in %s a price of %s goes into the address as %s', (locale, typed, price) => {
    expect(written({ minPrice: typed }, locale)).toBe(`minPrice=${price}`);
  });

  it('passes on what it cannot read, so that the list can say so', () => {
    expect(written({ maxPrice: '1,000' }, 'pt-BR')).toBe('maxPrice=1%2C000');
  });

  it('names the currency only where prices are compared', () => {
    expect(written({ currency: 'USD' })).toBe('');
    expect(written({ currency: 'USD', maxPrice: '0' })).toBe('maxPrice=0');
    expect(written({ minPrice: '5', currency: 'USD' })).toBe('minPrice=5&currency=USD');
    expect(written({ currency: 'USD', sort: 'price,asc' })).toBe('currency=USD&sort=price%2Casc');
  });
});
