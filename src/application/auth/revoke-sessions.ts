import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import type { Sessions } from './ports.ts';

type Deps = { sessions: Sessions; clock: Clock };

/** Signs the actor out everywhere but here. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const revokeOtherSessions =
  (d: Deps) =>
  async (actor: Actor): Promise<void> => {
    authorize(actor, 'session.revoke');
    const { id, sessionId } = requireUser(actor);
    await d.sessions.revokeAll(id, sessionId, 'signed-out-elsewhere', d.clock.now());
  };

/** And here, too. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const revokeAllSessions =
  (d: Deps) =>
  async (actor: Actor): Promise<void> => {
    authorize(actor, 'session.revoke');
    const { id } = requireUser(actor);
    await d.sessions.revokeAll(id, null, 'signed-out', d.clock.now());
  };
