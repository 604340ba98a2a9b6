import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Sessions } from '../auth/ports.ts';
import type { Clock } from '../ports.ts';
import { isUuid } from '../schema.ts';
import { personNotFound } from './queries.ts';

type Deps = { sessions: Sessions; audit: AuditTrail; clock: Clock };

/**
 * Signs somebody out: of one of their sessions, or of all but the one that asks. The tokens of an ended session are good
 * for nothing from then on.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND
 */
export const endSessionsOf =
  (d: Deps) =>
  async (actor: Actor, { id, sessionId }: { id: string; sessionId?: string | undefined }): Promise<void> => {
    authorize(actor, 'access.change');
    if (!isUuid(id)) throw personNotFound();
    const now = d.clock.now();
    if (sessionId === undefined) {
      await d.sessions.revokeAll(id, actor.kind === 'user' ? actor.sessionId : null, 'ended-by-admin', now);
    } else if (!(isUuid(sessionId) && (await d.sessions.revoke(sessionId, id, 'ended-by-admin', now)))) {
      throw new AppError('RESOURCE_NOT_FOUND', 'There is no such session.');
    }
    await d.audit.record({ action: 'access.end-sessions', subjectId: id, detail: { sessionId: sessionId ?? null } });
  };
