import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import { assureWayIn } from '../auth/way-in.ts';
import type { Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import { type AdminRule, assureFactorStays } from '../second-factor/required.ts';
import type { Proof } from '../second-factor/schema.ts';
import { isPasskeyId } from './schema.ts';

type Deps = OwnerDeps & AdminRule & { transaction: Transaction };

/**
 * @throws AppError RESOURCE_NOT_FOUND | FORBIDDEN where it is the only factor of somebody who needs one | CONFLICT where
 *   it is the only way in, and what `confirmOwner` throws
 */
export const removePasskey =
  (d: Deps) =>
  async (actor: Actor, id: string, proof: Proof): Promise<void> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(owner.id);
      const removed = user && isPasskeyId(id) && (await tx.passkeys.remove(id, user.id));
      if (!removed) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such passkey.');
      const left = await tx.factors.of(user.id);
      assureFactorStays(d, user, left.passkeys + (left.totpSince ? 1 : 0));
      assureWayIn(user, left);
      await tx.audit({ action: 'passkey.remove', subjectId: user.id });
      await tx.mail(noticeOf(user, 'passkey-removed', now, { passkey: removed.name }));
    });
  };
