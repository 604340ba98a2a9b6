import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Passkeys } from './ports.ts';
import { toPasskeyDto } from './queries.ts';
import { isPasskeyId, type PasskeyDto } from './schema.ts';

/** @throws AppError RESOURCE_NOT_FOUND where the actor has no such passkey | UNAUTHORIZED | FORBIDDEN */
export const renamePasskey =
  (d: { passkeys: Passkeys }) =>
  async (actor: Actor, id: string, name: string): Promise<PasskeyDto> => {
    authorize(actor, 'account.update');
    const { id: owner } = requireUser(actor);
    const renamed = isPasskeyId(id) ? await d.passkeys.rename(id, owner, name) : null;
    if (!renamed) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such passkey.');
    return toPasskeyDto(renamed);
  };
