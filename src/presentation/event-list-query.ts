import { type ListEventsQuery, listEventsQuery, type Sort } from '@/application/events/schema';
import { toInstant } from '@/domain/local-time';
import { QUICK_DATES, type QuickDate, quickRange } from '@/domain/quick-dates';
import { type FeedKind, paths } from './paths';
import { type Currency, comparesPrices, DEFAULT_CURRENCY, readCurrency, readPrice, writePrice } from './price-filter';

/** The event list's criteria and their address. Only `readListAddress` and `listHref` know how they are written. */

const API_FILTERS = ['q', 'category', 'from', 'to', 'location', 'minPrice', 'maxPrice', 'available'] as const;
export const FILTER_NAMES = [...API_FILTERS, 'when'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
/** `from` and `to` are whole days (2026-03-15); `when` says both in words, and stands where neither is given. */
type ListFilters = Partial<Pick<ListEventsQuery, (typeof API_FILTERS)[number]> & { when: QuickDate }>;

/** Pages count from 1 here, as people do. */
export type ListCriteria = { filters: ListFilters; currency: Currency; sort: Sort; page: number };

const by = (field: Sort['field'], direction: Sort['direction']): Sort => ({ field, direction });
export const DEFAULT_SORT = by('eventDate', 'asc');
const BEST_FIRST = by('relevance', 'asc');
export const SORTS: readonly Sort[] = [
  BEST_FIRST,
  DEFAULT_SORT,
  by('eventDate', 'desc'),
  by('price', 'asc'),
  by('price', 'desc'),
  by('name', 'asc'),
  by('availableTickets', 'asc'),
  by('createdAt', 'desc'),
];
/** Who looks for something wants the best first. */
export const defaultSort = ({ q }: ListFilters) => (q ? BEST_FIRST : DEFAULT_SORT);

/** `price,desc`, as the address and the API write it. */
export const sortText = ({ field, direction }: Sort) => `${field},${direction}` as const;

export const NO_CRITERIA: ListCriteria = { filters: {}, currency: DEFAULT_CURRENCY, sort: DEFAULT_SORT, page: 1 };

const PAGE_SIZE = 12;

type SearchParams = Record<string, string | string[] | undefined>;
type Codec<T> = { read: (text: string, locale: string) => T | undefined; write: (value: T) => string };

const { shape } = listEventsQuery;
const same = (text: string) => text;
// A date input speaks in days; the API also takes moments.
const readDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && shape.from.safeParse(text).success ? text : undefined;

const CODECS: { [Name in FilterName]: Codec<NonNullable<ListFilters[Name]>> } = {
  q: { read: (text) => shape.q.safeParse(text).data, write: same },
  category: { read: (text) => shape.category.safeParse(text).data, write: same },
  from: { read: readDay, write: same },
  to: { read: readDay, write: same },
  location: { read: (text) => shape.location.safeParse(text).data, write: same },
  minPrice: { read: readPrice, write: writePrice },
  maxPrice: { read: readPrice, write: writePrice },
  available: { read: (text) => text === 'true' || undefined, write: String },
  when: { read: (text) => QUICK_DATES.find((each) => each === text), write: same },
};

/** Next puts the parameters into a plain object: one named `__proto__` makes others something else than text. */
function first(value: unknown): string {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? text.trim() : '';
}

function readFilter<Name extends FilterName>(name: Name, text: string, locale: string, into: ListFilters): boolean {
  const value = CODECS[name].read(text, locale);
  if (value === undefined) return false;
  into[name] = value;
  return true;
}

/** Reads the address leniently: what cannot be read is left out and named, so that a bad link still shows events. */
export function readListAddress(
  params: SearchParams,
  locale: string,
): { criteria: ListCriteria; ignored: (FilterName | 'currency')[] } {
  const filters: ListFilters = {};
  const ignored: (FilterName | 'currency')[] = [];
  for (const name of FILTER_NAMES) {
    const text = first(params[name]);
    if (text === '' || (name === 'available' && text === 'false')) continue;
    if (!readFilter(name, text, locale, filters)) ignored.push(name);
  }
  const currency = readCurrency(first(params.currency));
  if (!currency && first(params.currency) !== '') ignored.push('currency');
  const page = first(params.page);
  if (filters.from || filters.to) delete filters.when;
  const asked = SORTS.find((each) => sortText(each) === first(params.sort));
  const sort = asked && (filters.q || asked !== BEST_FIRST) ? asked : defaultSort(filters);
  return {
    criteria: {
      filters,
      currency: currency ?? DEFAULT_CURRENCY,
      sort,
      page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
    },
    ignored,
  };
}

/** Whether the list is one of prices in `currency`. */
export const isWithinCurrency = ({ filters, sort }: Pick<ListCriteria, 'filters' | 'sort'>) =>
  comparesPrices({ ...filters, sortsByPrice: sort.field === 'price' });

function writeFilter<Name extends FilterName>(name: Name, filters: ListFilters): string | undefined {
  const value = filters[name];
  return value === undefined || value === '' ? undefined : CODECS[name].write(value);
}

/** The shortest address for this list; the defaults go without saying. */
export function listHref(criteria: ListCriteria): string {
  const { filters, currency, sort, page } = criteria;
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const text = writeFilter(name, filters);
    if (text !== undefined) params.set(name, text);
  }
  if (isWithinCurrency(criteria) && currency !== DEFAULT_CURRENCY) params.set('currency', currency);
  if (sortText(sort) !== sortText(defaultSort(filters))) params.set('sort', sortText(sort));
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `${paths.events}?${query}` : paths.events;
}

/** A query as the API reads it from an address. */
export const toApiQuery = ({
  page: _page,
  cursor: _cursor,
  sort,
  size,
  minPrice,
  maxPrice,
  available,
  ...rest
}: ListEventsQuery) => ({
  ...rest,
  sort: sort.map(sortText),
  size: String(size),
  ...(minPrice === undefined ? {} : { minPrice: writePrice(minPrice) }),
  ...(maxPrice === undefined ? {} : { maxPrice: writePrice(maxPrice) }),
  ...(available ? { available: 'true' as const } : {}),
});

/** Where the events of this list can be followed. In which order and on which page somebody looks at them counts for nothing. */
export function feedHref(kind: FeedKind, criteria: ListCriteria): string {
  const { search } = new URL(listHref({ ...criteria, sort: DEFAULT_SORT, page: 1 }), 'https://eventhub.invalid');
  return paths.feed(kind) + search;
}

export function withoutFilter(criteria: ListCriteria, name: FilterName): ListCriteria {
  const { [name]: _removed, ...filters } = criteria.filters;
  const isBestFirst = criteria.sort.field === 'relevance';
  return { ...criteria, filters, sort: isBestFirst ? defaultSort(filters) : criteria.sort, page: 1 };
}

/** The same list at other dates; without `when`, whenever. */
export const atQuickDate = (criteria: ListCriteria, when: QuickDate | undefined): ListCriteria => {
  const { from: _from, to: _to, when: _when, ...filters } = criteria.filters;
  return { ...criteria, filters: when ? { ...filters, when } : filters, page: 1 };
};

/** Whether the days are the wrong way round, so that nothing can be between them. */
export const areDatesTurned = ({ from, to }: ListFilters) => from !== undefined && to !== undefined && from > to;

/** When a list is asked for, and on whose clocks its days are meant. */
type Asking = { now: Date; timeZone: string };

const second = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** What the list is about in moments. Without a first day it begins now; a last day is meant to its end. */
function momentsOf({ from, to, when }: ListFilters, { now, timeZone }: Asking): { from: string; to?: string } {
  if (when) {
    const range = quickRange(when, now, timeZone);
    return { from: range.from.toISOString(), to: range.to.toISOString() };
  }
  const at = (day: string, clock: string) => toInstant(`${day}T${clock}`, timeZone) ?? now;
  return {
    from: second(from ? at(from, '00:00:00') : now),
    ...(to ? { to: second(at(to, '23:59:59')) } : {}),
  };
}

/** What the list asks the shop. */
export function toListQuery(criteria: ListCriteria, asking: Asking): ListEventsQuery {
  const { filters, currency, sort, page } = criteria;
  const { when: _when, ...asked } = filters;
  return {
    ...asked,
    ...momentsOf(filters, asking),
    ...(isWithinCurrency(criteria) ? { currency } : {}),
    sort: [sort],
    page: page - 1,
    size: PAGE_SIZE,
  };
}
