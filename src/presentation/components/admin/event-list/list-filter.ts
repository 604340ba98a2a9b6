import type { Sort } from '@/application/events/schema';
import { paths } from '@/presentation/paths';

/** How the list of events is asked for, as its address says it. */
export type ListFilter = { q: string; status: string; category: string; sort: Sort; size: number };

export const PAGE_SIZES = [20, 50, 100] as const;

export const isDefaultSort = ({ field, direction }: Sort) => field === 'eventDate' && direction === 'asc';

export function listHref({ q, status, category, sort, size }: ListFilter, page = 1) {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  if (status) query.set('status', status);
  if (category) query.set('category', category);
  if (!isDefaultSort(sort)) query.set('sort', `${sort.field},${sort.direction}`);
  if (size !== PAGE_SIZES[0]) query.set('size', String(size));
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.adminEvents}?${query}` : paths.adminEvents;
}
