import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { AccessReads } from '../access/ports.ts';
import type { Users } from '../auth/ports.ts';
import type { Page } from '../schema.ts';
import type { AuditReads } from './ports.ts';
import { auditLog } from './queries.ts';
import type { AuditEntryDto, AuditQuery } from './schema.ts';

type Deps = { auditReads: AuditReads; accessReads: AccessReads; users: Users };

/** An entry with how those are called whom it names, as far as they have an account still. */
export type ReadEntry = AuditEntryDto & { who: string | null; whom: string | null };

/**
 * The log as a person reads it. `person` is a username or an address: what they did, or what was done to them; somebody
 * whom there is not did nothing. @throws AppError UNAUTHORIZED | FORBIDDEN
 */
export const auditPage =
  (d: Deps) =>
  async (
    actor: Actor,
    { person, side, ...query }: AuditQuery & { person?: string; side: 'by' | 'to' },
  ): Promise<Page<ReadEntry>> => {
    authorize(actor, 'audit.read');
    const account = person === undefined ? null : await d.users.findByLogin(person.toLowerCase());
    // Of nobody there is nothing: an id that none has.
    const id = account?.id ?? '00000000-0000-0000-0000-000000000000';
    const whose = person === undefined ? {} : side === 'by' ? { actorId: id } : { subjectId: id };
    const page = await auditLog(d)(actor, { ...query, ...whose });
    const ids = page.content.flatMap((entry) => [entry.actor.id, entry.subjectId].filter((each) => each !== null));
    const names = await d.accessReads.namesOf([...new Set(ids)]);
    return {
      ...page,
      content: page.content.map((entry) => ({
        ...entry,
        who: names.get(entry.actor.id ?? '') ?? null,
        whom: names.get(entry.subjectId ?? '') ?? null,
      })),
    };
  };
