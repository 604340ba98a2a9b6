import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { SecondFactors } from './ports.ts';
import { type AdminRule, needsFactor } from './required.ts';
import type { SecondFactorDto } from './schema.ts';

/** What the actor's account has beside its password. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const mySecondFactor =
  (d: AdminRule & { secondFactors: SecondFactors }) =>
  async (actor: Actor): Promise<SecondFactorDto> => {
    authorize(actor, 'account.read');
    const user = requireUser(actor);
    const { totpSince, recoveryCodes, passkeys } = await d.secondFactors.of(user.id);
    return {
      totpSince: totpSince?.toISOString() ?? null,
      recoveryCodesLeft: recoveryCodes,
      passkeys,
      isRequired: needsFactor(d, user),
      isStrong: user.isStrong,
    };
  };
