import { z } from 'zod';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { LIMITS } from '../../domain/limits.ts';
import { oneLine } from '../schema.ts';

/** What others may hear of. What happens to sessions and passwords is nobody's business. */
export const WEBHOOK_EVENTS = [
  'event.created',
  'event.changed',
  'event.cancelled',
  'event.deleted',
  'event.sold-out',
  'ticket.purchased',
  'ticket.cancelled',
  'ticket.transferred',
  'ticket.checked-in',
  'ticket.check-in-undone',
  'user.registered',
  'user.deleted',
] as const satisfies readonly DomainEvent['type'][];
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The type of what only tries an endpoint. */
export const TEST_EVENT = 'webhook.test';

/**
 * Where a program listens. https alone, unless this shop may call private addresses; no name and password in it, which
 * would stand in every log. Where the name leads is asked at each call (infrastructure/webhooks).
 */
const address = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.url)
  .refine((value) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''), {
    params: { code: 'web_address' },
    abort: true,
  })
  .refine((value) => URL.parse(value)?.username === '' && URL.parse(value)?.password === '', {
    params: { code: 'web_address' },
  });

export const newWebhook = z.strictObject({
  url: address,
  name: oneLine(0, 100),
  events: z
    .array(z.enum(WEBHOOK_EVENTS))
    .min(1)
    .max(WEBHOOK_EVENTS.length)
    .transform((events) => [...new Set(events)]),
});
export type NewWebhook = z.output<typeof newWebhook>;

export const DELIVERY_STATES = ['WAITING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Whether an endpoint is called: `on`; `failing`, as long as nothing came through; `off`, and by whom or why. */
export type WebhookState =
  | { kind: 'on' }
  | { kind: 'failing'; since: string }
  | { kind: 'off'; since: string; why: 'admin' | 'failing' | 'gone' };

export type WebhookDto = {
  id: string;
  url: string;
  name: string;
  events: WebhookEvent[];
  state: WebhookState;
  /** Until when the secret before is used, too; null where there is none. */
  previousUntil: string | null;
  createdAt: string;
};

/** Of the last 24 hours, and what waits. */
export type DeliveryCounts = Record<DeliveryState, number>;

export type DeliveryDto = {
  id: string;
  type: string;
  state: DeliveryState;
  attempts: number;
  createdAt: string;
  /** When it is tried again; null where it is not. */
  nextAt: string | null;
  /** What the last try came to; null before the first has ended. */
  last: Outcome | null;
};

/** `problem`: why there was no answer, `timeout` or `private_address` for one. */
export type Outcome = { status: number | null; problem: string | null };

export type AttemptDto = Outcome & { number: number; startedAt: string; endedAt: string | null; answer: string | null };
