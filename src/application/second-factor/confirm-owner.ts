import { AppError } from '../../domain/errors.ts';
import { requireUser } from '../../domain/policy.ts';
import type { Actor, User } from '../../domain/user.ts';
import { type ConfirmDeps, confirmIdentity } from '../auth/confirm-identity.ts';
import { type CodeDeps, takeCode } from './check-code.ts';
import type { Proof } from './schema.ts';

export type OwnerDeps = ConfirmDeps & CodeDeps;

/**
 * Makes sure that it is the owner who changes how one gets into an account: by what `confirmIdentity` asks for and,
 * where a second factor is set up, by that too. Else the password alone would be enough to replace it.
 * @returns the account as it was confirmed
 * @throws AppError INVALID_CREDENTIALS | SECOND_FACTOR_REQUIRED | RATE_LIMITED | FORBIDDEN | UNAUTHORIZED | UNAVAILABLE
 */
export async function confirmOwner(d: OwnerDeps, actor: Actor, { password, code }: Proof): Promise<User> {
  const { id, sessionId, needsSecondFactor } = requireUser(actor);
  const user = await confirmIdentity(d)(actor, password);
  const { totpSince, passkeys } = await d.secondFactors.of(id);
  if (totpSince) {
    if (code === undefined) throw new AppError('SECOND_FACTOR_REQUIRED', 'Send a code of your app, too.');
    await takeCode(d, { userId: id, code, source: `session:${sessionId}` });
  } else if (needsSecondFactor && passkeys > 0) {
    // Whoever has only the password of an admin's account must not set up an app of their own.
    throw new AppError('FORBIDDEN', 'Sign in with your passkey first.', { facts: { reason: 'sign_in_by_passkey' } });
  }
  return user;
}
