'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AvailabilityDto } from '@/application/events/schema';

const POLL_MS = 10_000;

const availabilityKey = (eventId: string) => ['availability', eventId];

/** Seats left, live: what the page was printed with until the first answer, then every 10 s and whenever it is looked at. */
export function useAvailability(eventId: string, printed: AvailabilityDto) {
  const { data, isError } = useQuery({
    queryKey: availabilityKey(eventId),
    queryFn: async (): Promise<AvailabilityDto> => {
      const response = await fetch(`/api/events/${eventId}/availability`, { headers: { accept: 'application/json' } });
      if (!response.ok) throw new Error(`availability answered ${response.status}`);
      return response.json();
    },
    initialData: printed,
    initialDataUpdatedAt: 0,
    staleTime: 2_000,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (isFinal(state.data) ? false : POLL_MS),
  });
  return { availability: data, isLive: !isError };
}

const isFinal = (availability: AvailabilityDto | undefined) =>
  availability?.status === 'CANCELLED' || availability?.status === 'COMPLETED';

/** Corrects the number at once by what a sale or a refusal taught, then asks. */
export function useCorrectAvailability(eventId: string) {
  const client = useQueryClient();
  return useCallback(
    (correct: (left: number) => number) => {
      const queryKey = availabilityKey(eventId);
      client.setQueryData<AvailabilityDto>(queryKey, (known) =>
        known ? { ...known, availableTickets: Math.max(0, correct(known.availableTickets)) } : known,
      );
      return client.invalidateQueries({ queryKey });
    },
    [client, eventId],
  );
}
