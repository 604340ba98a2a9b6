import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MeDto } from '@/application/auth/schema';
import type { AvailabilityDto } from '@/application/events/schema';
import type { TicketGroup } from '@/application/tickets/schema';
import { ApiError } from './api-error';
import { api } from './client';

/** What pages read from the API, one set of options per resource. */

/** The first parts stand for all of a kind: `invalidateQueries({ queryKey: keys.myTickets })`. */
export const keys = {
  me: ['me'],
  availability: (eventId: string) => ['availability', eventId],
  myTickets: ['my-tickets'],
  orders: ['orders'],
  conversations: ['conversations'],
  assistant: ['assistant'],
  tasks: ['tasks'],
} as const;

// A refusal does not become another one by asking again; an overload or a lost answer may.
/** What may go by itself: an outage, a crowd behind one's address. */
const isPassing = (status: number) => status >= 500 || status === 429;
const retry = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof ApiError) || isPassing(error.status));

const POLL_MS = 10_000;
const TASK_POLL_MS = 1_000;
const isFinal = (availability: AvailabilityDto | undefined) =>
  availability?.status === 'CANCELLED' || availability?.status === 'COMPLETED';

/** Who is signed in; null for nobody. `mayBeSignedIn` spares visitors the call. */
export const meQuery = (mayBeSignedIn: () => boolean) =>
  queryOptions({
    queryKey: keys.me,
    queryFn: async ({ signal }): Promise<MeDto | null> => {
      if (!mayBeSignedIn()) return null;
      return api('GET /api/auth/me', { signal }).catch((error) => {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      });
    },
    retry,
    refetchOnWindowFocus: true,
  });

/** Seats left, live: `printed` until the first answer, then every 10 s and whenever the page is looked at. */
export const availabilityQuery = (eventId: string, printed: AvailabilityDto) =>
  queryOptions({
    queryKey: keys.availability(eventId),
    queryFn: ({ signal }) => api('GET /api/events/{id}/availability', { params: { id: eventId }, signal }),
    initialData: printed,
    initialDataUpdatedAt: 0,
    staleTime: 2_000,
    retry,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (isFinal(state.data) ? false : POLL_MS),
  });

type MyTickets = { when: TicketGroup; page: number; size?: number; locale: string };

export const myTicketsQuery = ({ when, page, size, locale }: MyTickets) =>
  queryOptions({
    queryKey: [...keys.myTickets, { when, page, size, locale }],
    queryFn: ({ signal }) => api('GET /api/tickets/my-tickets', { query: { when, page, size }, locale, signal }),
    placeholderData: keepPreviousData,
    retry,
    refetchOnMount: 'always',
  });

export const orderQuery = ({ id, locale }: { id: string; locale: string }) =>
  queryOptions({
    queryKey: [...keys.orders, { id, locale }],
    queryFn: ({ signal }) => api('GET /api/orders/{id}', { params: { id }, locale, signal }),
    retry,
  });

export const conversationsQuery = () =>
  queryOptions({
    queryKey: keys.conversations,
    queryFn: ({ signal }) => api('GET /api/chat/conversations', { signal }),
    retry,
  });

/** Whether a model words the answers. */
export const assistantQuery = () =>
  queryOptions({ queryKey: keys.assistant, queryFn: ({ signal }) => api('GET /api/chat', { signal }), retry });

/** Imports, exports and mailings that one started: asked for anew each second while one of them runs. */
export const tasksQuery = () =>
  queryOptions({
    queryKey: keys.tasks,
    queryFn: ({ signal }) => api('GET /api/tasks', { signal }),
    refetchInterval: ({ state }) => (state.data?.tasks.some(({ endedAt }) => endedAt === null) ? TASK_POLL_MS : false),
    refetchOnWindowFocus: true,
    retry,
  });
