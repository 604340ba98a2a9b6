import { comparesPrices, readPrice, writePrice } from '@/presentation/price-filter';

const PRICES = ['minPrice', 'maxPrice'];

/** What the filter form adds to the address: without fields that say nothing, prices in the form of all languages. */
export function filterQuery(
  fields: Iterable<[string, FormDataEntryValue]>,
  defaults: Record<string, string>,
  locale: string,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of fields) {
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '' || text === defaults[name]) continue;
    const price = PRICES.includes(name) ? readPrice(text, locale) : undefined;
    // What cannot be read goes along as it was typed, and the list says that it left it out.
    query.set(name, price === undefined ? text : writePrice(price));
  }
  const asked = {
    minPrice: Number(query.get('minPrice')) || 0,
    maxPrice: Number(query.get('maxPrice')) || 0,
    sortsByPrice: query.get('sort')?.startsWith('price,') ?? false,
  };
  if (!comparesPrices(asked)) query.delete('currency');
  return query;
}
