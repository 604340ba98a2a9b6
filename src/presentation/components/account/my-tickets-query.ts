'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import type { Page } from '@/application/schema';
import type { TicketDto } from '@/application/tickets/schema';
import { ERROR_CODES, type ErrorCode } from '@/domain/errors';

const MY_TICKETS_KEY = ['my-tickets'];
const PAGE_SIZE = 100;

/** A refusal of the API, by its code. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
  }
}

async function callApi<T>(path: string, locale: string, method = 'GET'): Promise<T> {
  const response = await fetch(path, { method, headers: { accept: 'application/json', 'accept-language': locale } });
  if (response.ok) return response.json();
  const problem: { code?: unknown } = await response.json().catch(() => ({}));
  throw new Refusal(ERROR_CODES.find((code) => code === problem.code) ?? 'INTERNAL');
}

// The three shelves part by date and state, which the API does not filter by; a person's tickets fit into one or two pages.
async function fetchAll(locale: string): Promise<TicketDto[]> {
  const tickets: TicketDto[] = [];
  for (let page = 0; ; page += 1) {
    const answer = await callApi<Page<TicketDto>>(`/api/tickets/my-tickets?page=${page}&size=${PAGE_SIZE}`, locale);
    tickets.push(...answer.content);
    if (answer.last) return tickets;
  }
}

export function useMyTickets() {
  const locale = useLocale();
  return useQuery({
    queryKey: [...MY_TICKETS_KEY, locale],
    queryFn: () => fetchAll(locale),
    // A session that ended does not come back by asking again.
    retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.code === 'UNAUTHORIZED'),
    refetchOnMount: 'always',
  });
}

export function useCancelTicket() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ticket: TicketDto) => callApi(`/api/tickets/${ticket.id}`, locale, 'DELETE'),
    // Settled, not succeeded: a refusal means that the page shows an old state.
    onSettled: () => client.invalidateQueries({ queryKey: MY_TICKETS_KEY }),
  });
}
