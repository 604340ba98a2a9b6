import type { EventDto } from '@/application/events/schema';
import type { EventStatus } from '@/domain/event';

export type ShownStatus = EventStatus | 'SOLD_OUT';

export const STATUS_TONES = {
  DRAFT: 'warn',
  SCHEDULED: 'ok',
  SOLD_OUT: 'ink',
  ONGOING: 'ink',
  COMPLETED: 'neutral',
  CANCELLED: 'danger',
} as const satisfies Record<ShownStatus, string>;

/** An event that is on sale and has nothing left says so. */
export const shownStatus = ({
  status,
  availableTickets,
}: Pick<EventDto, 'status' | 'availableTickets'>): ShownStatus =>
  status === 'SCHEDULED' && availableTickets === 0 ? 'SOLD_OUT' : status;

/** What is over or cancelled already stays as it is. */
export const canBeCancelled = ({ status }: { status: EventStatus }) => status !== 'CANCELLED' && status !== 'COMPLETED';
