'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import type { TicketDto } from '@/application/tickets/schema';
import { api } from '@/presentation/api/client';
import { keys } from '@/presentation/api/queries';

export function useCancelTicket() {
  const locale = useLocale();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: TicketDto) => api('DELETE /api/tickets/{id}', { params: { id }, locale }),
    // Settled, not succeeded: a refusal means that the page shows an old state.
    onSettled: (_answer, _error, { event }) =>
      Promise.all(
        [keys.myTickets, keys.orders, keys.availability(event.id)].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
