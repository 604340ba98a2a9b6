import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Passkey, Passkeys } from './ports.ts';
import type { PasskeyDto } from './schema.ts';

export const toPasskeyDto = ({ id, name, isBackedUp, createdAt, lastUsedAt }: Passkey): PasskeyDto => ({
  id,
  name,
  isBackedUp,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** The actor's own, oldest first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const myPasskeys =
  (d: { passkeys: Passkeys }) =>
  async (actor: Actor): Promise<PasskeyDto[]> => {
    authorize(actor, 'account.read');
    return (await d.passkeys.listOf(requireUser(actor).id)).map(toPasskeyDto);
  };
