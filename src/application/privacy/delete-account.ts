import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { confirmIdentity } from '../auth/confirm-identity.ts';
import type { Passwords, Sessions, Users } from '../auth/ports.ts';
import type { Clock } from '../ports.ts';
import type { Accounts } from './ports.ts';
import type { DeleteAccountInput } from './schema.ts';

type Deps = { users: Users; sessions: Sessions; passwords: Passwords; accounts: Accounts; clock: Clock };

/**
 * Deletes the actor's own account: all its sessions end and nothing that says who it was is left. Tickets stay sold, to
 * nobody; those still valid let in whoever shows their code.
 * @throws AppError INVALID_CREDENTIALS | CONFLICT for the last admin | FORBIDDEN | UNAUTHORIZED | UNAVAILABLE
 */
export const deleteAccount =
  (d: Deps) =>
  async (actor: Actor, { password }: DeleteAccountInput): Promise<void> => {
    authorize(actor, 'account.delete');
    const confirmed = await confirmIdentity(d)(actor, password);
    const outcome = await d.accounts.erase(confirmed, d.clock.now());
    switch (outcome) {
      case 'erased':
        return;
      case 'gone':
        throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      case 'last-admin':
        throw new AppError(
          'CONFLICT',
          'You are the only administrator. Make somebody else one first, then delete this account.',
        );
      default:
        outcome satisfies never;
    }
  };
