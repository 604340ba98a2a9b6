import { AppError } from '../../domain/errors.ts';
import type { User } from '../../domain/user.ts';
import type { Factors } from '../second-factor/ports.ts';

/** After one was taken away. @throws AppError CONFLICT with `reason: 'last_way_in'` where `left` is none */
export function assureWayIn(user: User, left: Pick<Factors, 'passkeys' | 'linkedAccounts'>): void {
  if (user.passwordHash !== null || left.passkeys > 0 || left.linkedAccounts > 0) return;
  throw new AppError('CONFLICT', 'This is your only way in. Set a password first.', {
    facts: { reason: 'last_way_in' },
  });
}
