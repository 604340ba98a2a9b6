import { type ListEventsQuery, listEventsQuery } from '@/application/events/schema';
import { paths } from './paths';

/** What the address of the event list can say. Pages count from 1 here, as people do. */
export const FILTER_NAMES = ['q', 'category', 'from', 'to', 'location', 'minPrice', 'maxPrice', 'available'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

export const SORTS = [
  'eventDate,asc',
  'eventDate,desc',
  'price,asc',
  'price,desc',
  'name,asc',
  'availableTickets,asc',
  'createdAt,desc',
] as const;
export type SortName = (typeof SORTS)[number];
export const DEFAULT_SORT: SortName = 'eventDate,asc';

const PAGE_SIZE = 12;

export type ListAddress = { filters: Partial<Record<FilterName, string>>; sort: SortName; page: number };

type SearchParams = Record<string, string | string[] | undefined>;

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim() ?? '';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function isReadable(name: FilterName, value: string): boolean {
  // A date input speaks in days; the API also takes moments.
  if ((name === 'from' || name === 'to') && !DAY.test(value)) return false;
  return listEventsQuery.safeParse({ [name]: value }).success;
}

/** Reads the address leniently: what cannot be read is left out and named, so that a bad link still shows events. */
export function readListAddress(params: SearchParams): ListAddress & { ignored: FilterName[] } {
  const filters: ListAddress['filters'] = {};
  const ignored: FilterName[] = [];
  for (const name of FILTER_NAMES) {
    const value = first(params[name]);
    if (value === '' || (name === 'available' && value === 'false')) continue;
    if (isReadable(name, value)) filters[name] = value;
    else ignored.push(name);
  }
  const page = first(params.page);
  const wanted = first(params.sort);
  return {
    filters,
    sort: SORTS.find((sort) => sort === wanted) ?? DEFAULT_SORT,
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
    ignored,
  };
}

/** The shortest address for this list; the defaults go without saying. */
export function listHref({ filters, sort, page }: ListAddress): string {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value) params.set(name, value);
  }
  if (sort !== DEFAULT_SORT) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `${paths.events}?${query}` : paths.events;
}

export function withoutFilter(address: ListAddress, name: FilterName): ListAddress {
  const { [name]: _removed, ...filters } = address.filters;
  return { ...address, filters, page: 1 };
}

/** The same as the API's query. Without a first day the list begins now; a last day is meant to its end. */
export function toListQuery({ filters, sort, page }: ListAddress, now: Date): ListEventsQuery {
  const today = now.toISOString().slice(0, 19);
  return listEventsQuery.parse({
    ...filters,
    from: filters.from ?? `${today}Z`,
    ...(filters.to ? { to: `${filters.to}T23:59:59` } : {}),
    sort: [sort],
    page: String(page - 1),
    size: String(PAGE_SIZE),
  });
}
