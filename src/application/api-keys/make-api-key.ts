import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Ids, Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import type { KeyTexts } from './ports.ts';
import type { MakeKeyInput, NewKeyDto } from './schema.ts';

type Deps = OwnerDeps & { keyTexts: KeyTexts; ids: Ids; transaction: Transaction };

const DAY_MS = 24 * 60 * 60 * 1000;
/** More than anybody keeps apart. */
const MOST_KEYS = 20;

/**
 * Makes a key that acts for the actor's account, within its scopes and what the account may at the time of each call. It
 * outlives the session, so a borrowed session must not be enough: the owner shows once more who they are.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | INVALID_CREDENTIALS | SECOND_FACTOR_REQUIRED | RATE_LIMITED | CONFLICT
 *   where there are too many | UNAVAILABLE
 */
export const makeApiKey =
  (d: Deps) =>
  async (actor: Actor, { name, scopes, days, ...proof }: MakeKeyInput): Promise<NewKeyDto> => {
    authorize(actor, 'api-key.make');
    const confirmed = await confirmOwner(d, actor, proof);
    const now = d.clock.now();
    const key = d.keyTexts.next();
    const id = d.ids.next();
    await d.transaction(async (tx) => {
      const owner = await tx.users.lock(confirmed.id);
      if (owner?.passwordHash !== confirmed.passwordHash) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      if ((await tx.apiKeys.countLive(owner.id, now)) >= MOST_KEYS) {
        throw new AppError('CONFLICT', `You have ${MOST_KEYS} keys already. End one that you no longer need first.`, {
          facts: { reason: 'too_many_keys' },
        });
      }
      await tx.apiKeys.create({
        id,
        userId: owner.id,
        name,
        prefix: d.keyTexts.prefixOf(key),
        hash: d.keyTexts.hash(key),
        scopes: [...new Set(scopes)],
        createdAt: now,
        expiresAt: new Date(now.getTime() + days * DAY_MS),
      });
      await tx.audit({ action: 'api-key.make', subjectId: owner.id, detail: { apiKeyId: id, scopes, days } });
      await tx.mail(noticeOf(owner, 'api-key-added', now, { key: name }));
    });
    return { id, name, key };
  };
