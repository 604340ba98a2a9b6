import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { assureAddress } from './assure-address.ts';
import type { WebhookAddresses, WebhookSecrets } from './ports.ts';
import type { NewWebhook } from './schema.ts';

type Deps = {
  webhookAddresses: WebhookAddresses;
  webhookSecrets: WebhookSecrets;
  ids: Ids;
  clock: Clock;
  transaction: Transaction;
};

/** Each may have a few calls open at once, and a process so many sockets. */
const MOST_WEBHOOKS = 50;

/**
 * Has a program hear of what happens from now on. Its secret is told here and never again.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | VALIDATION_ERROR | CONFLICT with `reason: too_many_webhooks`
 */
export const createWebhook =
  (d: Deps) =>
  async (actor: Actor, webhook: NewWebhook): Promise<{ id: string; secret: string }> => {
    authorize(actor, 'webhook.manage');
    assureAddress(d.webhookAddresses, webhook.url);
    const id = d.ids.next();
    const { shown, sealed } = d.webhookSecrets.make(id);
    await d.transaction(async (tx) => {
      if ((await tx.webhooks.count()) >= MOST_WEBHOOKS) {
        throw new AppError('CONFLICT', 'There are as many webhooks as this shop can call. Delete one first.', {
          facts: { reason: 'too_many_webhooks' },
        });
      }
      await tx.webhooks.insert({ ...webhook, id, secret: sealed }, d.clock.now());
      await tx.audit({ action: 'webhook.create', subjectId: id });
    });
    return { id, secret: shown };
  };
