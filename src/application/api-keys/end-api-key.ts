import { AppError } from '../../domain/errors.ts';
import { authorize, can } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock, Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { LiveKeys } from './ports.ts';

type Deps = { transaction: Transaction; clock: Clock; liveKeys: LiveKeys };

/**
 * Ends a key for good, here at once and in every other process within a second. One's own, or as an admin anybody's.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND for somebody else's and for one that has ended
 */
export const endApiKey =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<void> => {
    authorize(actor, 'api-key.end');
    await d.transaction(async (tx) => {
      const key = isUuid(id) ? await tx.apiKeys.find(id) : null;
      const isEnded = key && can(actor, 'api-key.end', key) && (await tx.apiKeys.end(key.id, d.clock.now()));
      if (!isEnded) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such key, or it has ended.');
      await tx.audit({ action: 'api-key.end', subjectId: key.userId, detail: { apiKeyId: key.id } });
    });
    d.liveKeys.forget();
  };
