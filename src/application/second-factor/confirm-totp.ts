import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Users } from '../auth/ports.ts';
import type { Transaction } from '../ports.ts';
import { type CodeDeps, wrongCode } from './check-code.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import type { RecoveryCodesDto } from './schema.ts';

/** For so long a secret that was shown may be confirmed: who sets up an app does so at once. The purge takes what is older. */
const BEGUN_FOR_MS = 60 * 60 * 1000;

type Deps = CodeDeps & { users: Users; transaction: Transaction };

/**
 * A first code of the app: from now on codes are asked for, and this session counts as one in which one was shown.
 * @throws AppError SECOND_FACTOR_REQUIRED with `reason: 'wrong_code'` | CONFLICT where none was begun | UNAUTHORIZED | FORBIDDEN
 */
export const confirmTotp =
  (d: Deps) =>
  async (actor: Actor, code: string): Promise<RecoveryCodesDto> => {
    authorize(actor, 'account.update');
    const { id, sessionId } = requireUser(actor);
    const begun = await d.secondFactors.findTotp(id);
    const now = d.clock.now();
    if (!begun || begun.confirmedAt || now.getTime() - begun.createdAt.getTime() > BEGUN_FOR_MS) throw notBegun();
    // Guessing gains nothing here: whoever is signed in was just shown the secret.
    const step = d.totpCodes.stepOf(code, begun.sealed, id, now);
    if (step === null) throw wrongCode();
    const { codes, hashes } = newRecoveryCodes(d.recoveryCodes);
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(id);
      const isConfirmed = user !== null && (await tx.factors.confirmTotp(id, begun.sealed, step, now));
      if (!isConfirmed) throw notBegun();
      await tx.factors.replaceRecoveryCodes(id, hashes, now);
      if (!(await tx.factors.strengthen(sessionId))) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      await tx.audit({ action: 'second-factor.add', subjectId: id });
      await tx.mail(noticeOf(user, 'second-factor-on', now));
    });
    return { recoveryCodes: codes };
  };

const notBegun = () => new AppError('CONFLICT', 'There is nothing to confirm. Begin again with a new QR code.');
