import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Passkeys } from './ports.ts';
import { toPasskeyDto } from './queries.ts';
import type { PasskeyDto } from './schema.ts';

/** @throws AppError RESOURCE_NOT_FOUND where the actor has no such passkey | UNAUTHORIZED | FORBIDDEN */
export const renamePasskey =
  (d: { passkeys: Passkeys }) =>
  async (actor: Actor, id: string, name: string): Promise<PasskeyDto> => {
    authorize(actor, 'account.update');
    const renamed = await d.passkeys.rename(id, requireUser(actor).id, name);
    if (!renamed) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such passkey.');
    return toPasskeyDto(renamed);
  };
