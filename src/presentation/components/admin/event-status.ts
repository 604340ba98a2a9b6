import type { EventStatus } from '@/domain/event';

export const STATUS_TONES = {
  DRAFT: 'warn',
  SCHEDULED: 'ok',
  ONGOING: 'ink',
  COMPLETED: 'neutral',
  CANCELLED: 'danger',
} as const satisfies Record<EventStatus, string>;

/** What is over or cancelled already stays as it is. */
export const canBeCancelled = ({ status }: { status: EventStatus }) => status !== 'CANCELLED' && status !== 'COMPLETED';
