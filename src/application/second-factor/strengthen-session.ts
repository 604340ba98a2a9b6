import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { type CodeDeps, takeCode } from './check-code.ts';

/**
 * A code shown after signing in, where it was not asked for: the session counts as strong from now on.
 * @throws AppError SECOND_FACTOR_REQUIRED with `reason: 'wrong_code'` | RATE_LIMITED | UNAUTHORIZED | FORBIDDEN
 */
export const strengthenSession =
  (d: CodeDeps) =>
  async (actor: Actor, code: string): Promise<void> => {
    authorize(actor, 'account.update');
    const { id, sessionId } = requireUser(actor);
    await takeCode(d, { userId: id, code, source: `session:${sessionId}` });
    await d.secondFactors.strengthen(sessionId);
  };
