'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import { api } from '@/presentation/api/client';
import { keys } from '@/presentation/api/queries';

/** Settled, not succeeded: a refusal means that the page shows an old state. */
function useRefreshTickets() {
  const client = useQueryClient();
  return () => Promise.all([keys.myTickets, keys.orders].map((queryKey) => client.invalidateQueries({ queryKey })));
}

type Offer = { ticket: TicketDto; email: string; name: string };

export function useOfferTransfer() {
  const locale = useLocale();
  const onSettled = useRefreshTickets();
  return useMutation({
    mutationFn: ({ ticket, email, name }: Offer) =>
      api('POST /api/tickets/{id}/transfer', {
        params: { id: ticket.id },
        body: { email, name: name.trim() === '' ? undefined : name },
        locale,
      }),
    onSettled,
  });
}

/** `onDone` is heard even where the ticket's new state has taken away what asked for it. */
export function useTakeBack(onDone: () => void) {
  const locale = useLocale();
  const onSettled = useRefreshTickets();
  return useMutation({
    mutationFn: ({ id }: TicketDto) => api('DELETE /api/tickets/{id}/transfer', { params: { id }, locale }),
    onSuccess: onDone,
    onSettled,
  });
}
