'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { AvailabilityDto } from '@/application/events/schema';
import { availabilityQuery, keys } from '@/presentation/api/queries';
import type { EventOnSale } from './event-on-sale';

/** Seats left, live; `isLive` is false while the shop does not answer. */
export function useAvailability(event: EventOnSale) {
  const { data, isError } = useQuery(availabilityQuery(event.id, printed(event)));
  return { availability: data, isLive: !isError };
}

const printed = ({ availableTickets, version, status, ticketTypes }: EventOnSale): AvailabilityDto => ({
  availableTickets,
  version,
  status,
  ticketTypes: ticketTypes.map(({ id, available, onSale }) => ({ id, available, onSale })),
});

/** Corrects the numbers at once by what a sale or a refusal taught, then asks. */
export function useCorrectAvailability(eventId: string) {
  const client = useQueryClient();
  return useCallback(
    (correct: (known: AvailabilityDto) => AvailabilityDto) => {
      const queryKey = keys.availability(eventId);
      client.setQueryData<AvailabilityDto>(queryKey, (known) => known && correct(known));
      return client.invalidateQueries({ queryKey });
    },
    [client, eventId],
  );
}

const atLeastNone = (seats: number) => Math.max(0, seats);

/** The numbers after `sold` seats of each type went. */
export function afterSale(
  known: AvailabilityDto,
  sold: readonly { ticketTypeId: string; quantity: number }[],
): AvailabilityDto {
  const all = sold.reduce((sum, { quantity }) => sum + quantity, 0);
  const of = (id: string) => sold.find(({ ticketTypeId }) => ticketTypeId === id)?.quantity ?? 0;
  return {
    ...known,
    availableTickets: atLeastNone(known.availableTickets - all),
    ticketTypes: known.ticketTypes.map((type) => ({ ...type, available: atLeastNone(type.available - of(type.id)) })),
  };
}

/** The numbers that a refusal told: of the type that fell short, and of all seats where it is the only one. */
export function afterRefusal(
  known: AvailabilityDto,
  { availableTickets: left, ticketTypeId }: { availableTickets?: number; ticketTypeId?: string },
): AvailabilityDto {
  if (left === undefined) return known;
  const isOnly = known.ticketTypes.length === 1;
  return {
    ...known,
    availableTickets: isOnly ? left : known.availableTickets,
    ticketTypes: known.ticketTypes.map((type) =>
      isOnly || type.id === ticketTypeId ? { ...type, available: left } : type,
    ),
  };
}
