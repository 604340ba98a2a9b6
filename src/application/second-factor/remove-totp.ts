import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from './confirm-owner.ts';
import { type AdminRule, assureFactorStays } from './required.ts';
import type { Proof } from './schema.ts';

type Deps = OwnerDeps & AdminRule & { transaction: Transaction };

/**
 * Codes are asked for no more; the recovery codes go, too.
 * @throws AppError RESOURCE_NOT_FOUND | FORBIDDEN where the account needs one and has no other, and what
 *   `confirmOwner` throws
 */
export const removeTotp =
  (d: Deps) =>
  async (actor: Actor, proof: Proof): Promise<void> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(owner.id);
      const { totpSince, passkeys } = await tx.factors.of(owner.id);
      if (!user || !totpSince) throw new AppError('RESOURCE_NOT_FOUND', 'There is no authenticator app to remove.');
      assureFactorStays(d, user, passkeys);
      await tx.factors.removeTotp(user.id);
      await tx.audit({ action: 'second-factor.remove', subjectId: user.id });
      await tx.mail(noticeOf(user, 'second-factor-off', now));
    });
  };
