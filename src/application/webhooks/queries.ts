import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { isUuid, type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import { bodyOf, testBody } from './body.ts';
import { deliveryNotFound, webhookNotFound } from './not-found.ts';
import type { Attempt, Delivery, Webhook, WebhookReads } from './ports.ts';
import type { AttemptDto, DeliveryCounts, DeliveryDto, DeliveryState, WebhookDto, WebhookState } from './schema.ts';

type Deps = { webhookReads: WebhookReads; clock: Clock };

function stateOf({ disabledAt, disabledWhy, failingSince }: Webhook): WebhookState {
  if (disabledAt && disabledWhy) return { kind: 'off', since: disabledAt.toISOString(), why: disabledWhy };
  return failingSince ? { kind: 'failing', since: failingSince.toISOString() } : { kind: 'on' };
}

const toWebhookDto = (webhook: Webhook, now: Date): WebhookDto => ({
  id: webhook.id,
  url: webhook.url,
  name: webhook.name,
  events: webhook.events,
  state: stateOf(webhook),
  previousUntil: webhook.previousUntil && webhook.previousUntil > now ? webhook.previousUntil.toISOString() : null,
  createdAt: webhook.createdAt.toISOString(),
});

const toDeliveryDto = ({ id, type, state, attempts, createdAt, nextAt, last }: Delivery): DeliveryDto => ({
  id,
  type,
  state,
  attempts,
  createdAt: createdAt.toISOString(),
  nextAt: state === 'WAITING' ? nextAt.toISOString() : null,
  last,
});

const toAttemptDto = ({ startedAt, endedAt, ...attempt }: Attempt): AttemptDto => ({
  ...attempt,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
});

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export const listWebhooks =
  (d: Deps) =>
  async (actor: Actor): Promise<{ webhook: WebhookDto; counts: DeliveryCounts }[]> => {
    authorize(actor, 'webhook.manage');
    const now = d.clock.now();
    const rows = await d.webhookReads.list(now);
    return rows.map(({ webhook, counts }) => ({ webhook: toWebhookDto(webhook, now), counts }));
  };

/** With its calls, newest first. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const readWebhook =
  (d: Deps) =>
  async (
    actor: Actor,
    id: string,
    page: PageRequest,
    state?: DeliveryState,
  ): Promise<{ webhook: WebhookDto; counts: DeliveryCounts; deliveries: Page<DeliveryDto> }> => {
    authorize(actor, 'webhook.manage');
    const now = d.clock.now();
    const found = isUuid(id) ? await d.webhookReads.find(id, now) : null;
    if (!found) throw webhookNotFound();
    const { rows, total } = await d.webhookReads.deliveries(id, state, toSlice(page));
    return {
      webhook: toWebhookDto(found.webhook, now),
      counts: found.counts,
      deliveries: toPage(rows.map(toDeliveryDto), total, page),
    };
  };

/**
 * One call: what it says, and what every try came to. `body` is null where the event is known no more.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const readCall =
  (d: Deps) =>
  async (
    actor: Actor,
    id: string,
  ): Promise<{ endpointId: string; delivery: DeliveryDto; attempts: AttemptDto[]; body: string | null }> => {
    authorize(actor, 'webhook.manage');
    const found = isUuid(id) ? await d.webhookReads.delivery(id) : null;
    if (!found) throw deliveryNotFound();
    const { delivery, attempts, event } = found;
    const { endpointId, eventId, createdAt } = delivery;
    const body = eventId === null ? testBody(endpointId, createdAt) : event && bodyOf(event);
    return { endpointId, delivery: toDeliveryDto(delivery), attempts: attempts.map(toAttemptDto), body };
  };
