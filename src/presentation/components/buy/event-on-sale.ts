import type { EventDto } from '@/application/events/schema';

export type EventOnSale = Pick<
  EventDto,
  'id' | 'slug' | 'price' | 'currency' | 'availableTickets' | 'capacity' | 'status' | 'version'
>;
