import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from './confirm-owner.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import type { Proof, RecoveryCodesDto } from './schema.ts';

type Deps = OwnerDeps & { transaction: Transaction };

/**
 * New ones in place of all that are left.
 * @throws AppError RESOURCE_NOT_FOUND where the account has no app that they would stand in for, and what
 *   `confirmOwner` throws
 */
export const renewRecoveryCodes =
  (d: Deps) =>
  async (actor: Actor, proof: Proof): Promise<RecoveryCodesDto> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    const now = d.clock.now();
    const { codes, hashes } = newRecoveryCodes(d.recoveryCodes);
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(owner.id);
      const { totpSince } = await tx.factors.of(owner.id);
      if (!user || !totpSince) throw new AppError('RESOURCE_NOT_FOUND', 'Set up an authenticator app first.');
      await tx.factors.replaceRecoveryCodes(user.id, hashes, now);
      await tx.audit({ action: 'second-factor.renew-codes', subjectId: user.id });
      await tx.mail(noticeOf(user, 'recovery-codes-renewed', now));
    });
    return { recoveryCodes: codes };
  };
