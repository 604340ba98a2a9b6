import { AppError } from '../../domain/errors.ts';
import type { User } from '../../domain/user.ts';

/** `ADMIN_SECOND_FACTOR`: whether an admin may act as one without a second factor. */
export type AdminRule = { adminSecondFactor: 'required' | 'optional' };

export const needsFactor = ({ adminSecondFactor }: AdminRule, { role }: Pick<User, 'role'>) =>
  adminSecondFactor === 'required' && role === 'ADMIN';

/** @throws AppError FORBIDDEN with `reason: 'second_factor_required'` where none is `left` and one is needed */
export function assureFactorStays(d: AdminRule, user: User, left: number): void {
  if (left > 0 || !needsFactor(d, user)) return;
  throw new AppError('FORBIDDEN', 'An administrator needs a second factor. Set up another one first.', {
    facts: { reason: 'second_factor_required' },
  });
}
