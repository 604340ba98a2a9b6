import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import { assureWayIn } from '../auth/way-in.ts';
import type { Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import type { UnlinkInput } from './schema.ts';

type Deps = OwnerDeps & { transaction: Transaction };

/**
 * @throws AppError RESOURCE_NOT_FOUND | CONFLICT with `reason: 'last_way_in'`, and what `confirmOwner` throws
 */
export const unlinkAccount =
  (d: Deps) =>
  async (actor: Actor, { provider, subject, ...proof }: UnlinkInput): Promise<void> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    await d.transaction(async (tx) => {
      // Of two that are unlinked at once, the second sees that the first is gone.
      const user = await tx.users.lock(owner.id);
      const isRemoved = user && (await tx.linkedAccounts.remove({ provider, subject }, user.id));
      if (!isRemoved) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such linked account.');
      assureWayIn(user, await tx.factors.of(user.id));
      await tx.audit({ action: 'linked-account.remove', subjectId: user.id, detail: { provider } });
      await tx.mail(noticeOf(user, 'account-unlinked', d.clock.now(), { provider }));
    });
  };
