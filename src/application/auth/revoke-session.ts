import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { isUuid } from '../schema.ts';
import type { Sessions } from './ports.ts';

type Deps = { sessions: Sessions; clock: Clock };

const reasonOf = (actor: Actor, sessionId: string) =>
  actor.kind === 'user' && actor.sessionId === sessionId ? 'signed-out' : 'signed-out-elsewhere';

/** Signs one of the actor's own sessions out. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const revokeSession =
  (d: Deps) =>
  async (actor: Actor, sessionId: string): Promise<void> => {
    authorize(actor, 'session.revoke');
    const revoked =
      isUuid(sessionId) &&
      (await d.sessions.revoke(sessionId, requireAccount(actor), reasonOf(actor, sessionId), d.clock.now()));
    if (!revoked) throw new AppError('RESOURCE_NOT_FOUND', 'There is no such session.');
  };
