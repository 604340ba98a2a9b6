import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { confirmOwner, type OwnerDeps } from './confirm-owner.ts';
import type { NewTotpDto, Proof } from './schema.ts';

type Deps = OwnerDeps & { transaction: Transaction };

/**
 * Makes the secret for an authenticator app. It counts for nothing until its owner has shown a first code of it, so
 * nobody is locked out by an app that did not take it.
 * @throws AppError CONFLICT where there is one already, and what `confirmOwner` throws
 */
export const beginTotp =
  (d: Deps) =>
  async (actor: Actor, proof: Proof): Promise<NewTotpDto> => {
    authorize(actor, 'account.update');
    const owner = await confirmOwner(d, actor, proof);
    const { sealed, secret, uri } = d.totpCodes.create(owner);
    await d.transaction(async (tx) => {
      await tx.users.lock(owner.id);
      const { totpSince } = await tx.factors.of(owner.id);
      if (totpSince) throw new AppError('CONFLICT', 'There is an authenticator app already. Remove it first.');
      await tx.factors.beginTotp(owner.id, sealed, d.clock.now());
    });
    return { secret, uri };
  };
