import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { confirmOwner, type OwnerDeps } from '../second-factor/confirm-owner.ts';
import type { Proof } from '../second-factor/schema.ts';
import { challengeEnd } from './challenge.ts';
import type { PasskeyCeremonies, Passkeys } from './ports.ts';
import type { CreationOptions } from './schema.ts';

type Deps = OwnerDeps & { passkeys: Passkeys; ceremonies: PasskeyCeremonies };

export const MAX_PASSKEYS = 20;

/**
 * What the browser is to ask the authenticator for a new passkey. Good once, for five minutes.
 * @throws AppError CONFLICT where there are 20 already, and what `confirmOwner` throws
 */
export const beginPasskey =
  (d: Deps) =>
  async (actor: Actor, proof: Proof): Promise<CreationOptions> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    const known = await d.passkeys.listOf(owner.id);
    if (known.length >= MAX_PASSKEYS) {
      throw new AppError('CONFLICT', 'This account has as many passkeys as it may. Remove one first.', {
        facts: { reason: 'too_many_passkeys' },
      });
    }
    const options = d.ceremonies.registration(owner, known);
    await d.passkeys.keepChallenge(options.challenge, owner.id, challengeEnd(d.clock.now()));
    return options;
  };
