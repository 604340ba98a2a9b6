import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Ids, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { assureAddress } from './assure-address.ts';
import { webhookNotFound } from './not-found.ts';
import type { Webhook, WebhookAddresses, WebhookReads, WebhookSecrets } from './ports.ts';
import type { NewWebhook } from './schema.ts';

type Deps = {
  webhookReads: WebhookReads;
  webhookAddresses: WebhookAddresses;
  webhookSecrets: WebhookSecrets;
  ids: Ids;
  clock: Clock;
  transaction: Transaction;
};

const HOUR_MS = 60 * 60 * 1000;
/** Time enough to put the new secret where the old one is. */
const BOTH_SECRETS_MS = 24 * HOUR_MS;

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
async function findWebhook(d: Deps, actor: Actor, id: string): Promise<Webhook> {
  authorize(actor, 'webhook.manage');
  const found = isUuid(id) ? await d.webhookReads.find(id, d.clock.now()) : null;
  if (!found) throw webhookNotFound();
  return found.webhook;
}

/** @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | VALIDATION_ERROR */
export const updateWebhook =
  (d: Deps) =>
  async (actor: Actor, id: string, patch: NewWebhook): Promise<void> => {
    const webhook = await findWebhook(d, actor, id);
    assureAddress(d.webhookAddresses, patch.url);
    await d.transaction(async (tx) => {
      await tx.webhooks.update(webhook.id, patch, d.clock.now());
      await tx.audit({ action: 'webhook.update', subjectId: webhook.id });
    });
  };

/** Off, it is not called, and hears never of what happens meanwhile. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const enableWebhook =
  (d: Deps) =>
  async (actor: Actor, id: string, isEnabled: boolean): Promise<void> => {
    const webhook = await findWebhook(d, actor, id);
    await d.transaction(async (tx) => {
      await tx.webhooks.setEnabled(webhook.id, isEnabled, d.clock.now());
      await tx.audit({ action: isEnabled ? 'webhook.enable' : 'webhook.disable', subjectId: webhook.id });
    });
  };

/**
 * A new secret, told here and never again. For a day calls are signed with the one before, too.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const replaceWebhookSecret =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ secret: string }> => {
    const webhook = await findWebhook(d, actor, id);
    const { shown, sealed } = d.webhookSecrets.make(webhook.id);
    const until = new Date(d.clock.now().getTime() + BOTH_SECRETS_MS);
    await d.transaction(async (tx) => {
      await tx.webhooks.replaceSecret(webhook.id, sealed, until);
      await tx.audit({ action: 'webhook.replace-secret', subjectId: webhook.id });
    });
    return { secret: shown };
  };

/** With all that was written down of its calls. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const deleteWebhook =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    const webhook = await findWebhook(d, actor, id);
    await d.transaction(async (tx) => {
      await tx.webhooks.delete(webhook.id);
      await tx.audit({ action: 'webhook.delete', subjectId: webhook.id });
    });
  };

/** Calls it with nothing to tell, now. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const testWebhook =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ deliveryId: string }> => {
    const webhook = await findWebhook(d, actor, id);
    const deliveryId = d.ids.next();
    await d.transaction((tx) => tx.webhooks.insertTest(deliveryId, webhook.id, d.clock.now()));
    return { deliveryId };
  };

/** Tries again what was given up. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const replayFailedCalls =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<{ count: number }> => {
    const webhook = await findWebhook(d, actor, id);
    return d.transaction(async (tx) => {
      const count = await tx.webhooks.replayFailed(webhook.id, d.clock.now());
      await tx.audit({ action: 'webhook.replay', subjectId: webhook.id, detail: { count } });
      return { count };
    });
  };
