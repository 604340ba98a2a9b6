import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { deliveryNotFound } from './not-found.ts';
import type { WebhookReads } from './ports.ts';

type Deps = { webhookReads: WebhookReads; clock: Clock; transaction: Transaction };

/**
 * Sends one call again, under the id that it had: whoever got it already can tell.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const replayCall =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'webhook.manage');
    const found = isUuid(id) ? await d.webhookReads.delivery(id) : null;
    if (!found) throw deliveryNotFound();
    await d.transaction(async (tx) => {
      await tx.webhooks.replay(id, d.clock.now());
      await tx.audit({ action: 'webhook.replay', subjectId: found.delivery.endpointId, detail: { count: 1 } });
    });
  };
