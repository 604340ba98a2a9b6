import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import { personNotFound } from './queries.ts';
import type { ChangeRoleInput } from './schema.ts';

type Deps = OwnerDeps & { transaction: Transaction };

/**
 * Makes somebody an administrator, or one no longer; both hold from their next request on. Whoever makes administrators
 * could keep the shop for good, so they show once more who they are. Nobody takes the role from themselves, so one is left.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | INVALID_CREDENTIALS | SECOND_FACTOR_REQUIRED | RATE_LIMITED |
 *   RESOURCE_NOT_FOUND | CONFLICT with `reason`: `own_role`, `last_admin` or `email_unverified`
 */
export const changeRole =
  (d: Deps) =>
  async (actor: Actor, { id, role, ...proof }: ChangeRoleInput): Promise<void> => {
    authorize(actor, 'access.change');
    const confirmed = await confirmOwner(d, actor, proof);
    if (!isUuid(id)) throw personNotFound();
    if (id.toLowerCase() === confirmed.id) throw refused('own_role', 'Somebody else has to change your own role.');
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(id);
      if (!user) throw personNotFound();
      if (user.role === role) return;
      // Anybody may register with anybody's address.
      if (role === 'ADMIN' && !user.emailVerifiedAt) {
        throw refused('email_unverified', 'They have not confirmed their address. Invite them by mail instead.');
      }
      if (role === 'USER' && (await tx.users.isOnlyAdmin(user.id))) {
        throw refused('last_admin', 'Nobody would be left to run the shop.');
      }
      await tx.users.update(user.id, { role });
      await tx.audit({
        action: 'access.change-role',
        subjectId: user.id,
        detail: { role: { before: user.role, after: role } },
      });
    });
  };

const refused = (reason: string, message: string) => new AppError('CONFLICT', message, { facts: { reason } });
