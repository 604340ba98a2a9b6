import { AppError } from '../../domain/errors.ts';
import { addressKey } from '../../domain/network-address.ts';
import type { User } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { noticeOf } from '../auth/notice.ts';
import type { OutgoingMail } from '../auth/ports.ts';
import { type CodeDeps, takeCode } from './check-code.ts';
import type { SecondFactorAtSignIn } from './ports.ts';

type Deps = CodeDeps & { outgoingMail: OutgoingMail; audit: AuditTrail };

/** Asks whoever has shown the right password for a code, where the account has an app. */
export const secondFactorAtSignIn = (d: Deps): SecondFactorAtSignIn => ({
  async check(user, code, { address }) {
    const { totpSince } = await d.secondFactors.of(user.id);
    if (!totpSince) return false;
    if (code === undefined) {
      throw new AppError('SECOND_FACTOR_REQUIRED', 'Send a code of your app or a recovery code, too.');
    }
    const source = `address:${addressKey(address ?? '')}`;
    const used = await takeCode(d, { userId: user.id, code, source }).catch(async (error) => {
      await d.audit.refusedSignIn({ login: null, userId: user.id, how: 'second-factor' });
      throw error;
    });
    if (used === 'recovery-code') await tellOwner(d, user);
    return true;
  },
});

async function tellOwner(d: Deps, user: User): Promise<void> {
  const { recoveryCodes } = await d.secondFactors.of(user.id);
  await d.outgoingMail.queue(noticeOf(user, 'recovery-code-used', d.clock.now(), { left: String(recoveryCodes) }));
}
