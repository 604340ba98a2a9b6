import type { TicketStatus } from '@/domain/ticket';
import { paths } from '@/presentation/paths';

/** What the list is asked for; empty stands for everything. */
export type ShownFilter = { q: string; status: TicketStatus | ''; type: string };

const queryOf = ({ q, status, type }: ShownFilter, more: Record<string, string> = {}) => {
  const all = { q, status, type, ...more };
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== ''));
};

const withQuery = (path: string, query: URLSearchParams) => (query.size > 0 ? `${path}?${query}` : path);

export const listPath = (eventId: string | null) => (eventId ? paths.eventAttendees(eventId) : paths.adminAttendees);

export const listHref = (eventId: string | null, filter: ShownFilter, page = 1) =>
  withQuery(listPath(eventId), queryOf(filter, page > 1 ? { page: String(page) } : {}));
