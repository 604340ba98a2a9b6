import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { noticeOf } from '../auth/notice.ts';
import type { Clock, Transaction } from '../ports.ts';
import { MAX_PASSKEYS } from './begin-passkey.ts';
import type { NewPasskey, PasskeyCeremonies, Passkeys } from './ports.ts';
import { toPasskeyDto } from './queries.ts';
import type { AddPasskeyInput, PasskeyDto, RegistrationResponse } from './schema.ts';

type Deps = { passkeys: Passkeys; ceremonies: PasskeyCeremonies; clock: Clock; transaction: Transaction };

/**
 * Keeps the passkey that an authenticator made as it was asked to by `beginPasskey`, where the owner was confirmed.
 * @throws AppError VALIDATION_ERROR | CONFLICT | UNAUTHORIZED | FORBIDDEN
 */
export const addPasskey =
  (d: Deps) =>
  async (actor: Actor, { name, response }: AddPasskeyInput): Promise<PasskeyDto> => {
    authorize(actor, 'account.update');
    const { id: userId, sessionId } = requireUser(actor);
    const made = await verified(d, userId, response);
    const now = d.clock.now();
    await d.transaction(async (tx) => {
      const user = await tx.users.lock(userId);
      const { passkeys } = await tx.factors.of(userId);
      if (!user || passkeys >= MAX_PASSKEYS || !(await tx.passkeys.add(made, { userId, name }, now))) {
        throw new AppError('CONFLICT', 'This passkey is known already, or there are too many.');
      }
      // Whoever made it was confirmed before, and has just shown the key. A session that ended meanwhile, because the
      // owner took the account back, leaves no way in behind.
      if (!(await tx.factors.strengthen(sessionId))) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      await tx.audit({ action: 'passkey.add', subjectId: userId });
      await tx.mail(noticeOf(user, 'passkey-added', now, { passkey: name }));
    });
    return toPasskeyDto({ ...made, userId, name, createdAt: now, lastUsedAt: null });
  };

async function verified(d: Deps, userId: string, response: RegistrationResponse): Promise<NewPasskey> {
  const challenge = d.ceremonies.challengeOf(response);
  const isOurs = challenge !== null && (await d.passkeys.takeChallenge(challenge, userId, d.clock.now()));
  const made = isOurs ? await d.ceremonies.verifyRegistration(response, challenge) : null;
  if (made) return made;
  throw new AppError('VALIDATION_ERROR', 'This passkey was not made as it was asked for, or too late. Begin again.', {
    fields: [{ field: 'response', code: 'passkey', message: 'is not right' }],
  });
}
