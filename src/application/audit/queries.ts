import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { type Page, toPage, toSlice } from '../schema.ts';
import type { AuditReads, LoggedEntry } from './ports.ts';
import type { AuditEntryDto, AuditQuery } from './schema.ts';

type Deps = { auditReads: AuditReads };

const toDto = ({ at, actorKind, actorId, ...entry }: LoggedEntry): AuditEntryDto => ({
  ...entry,
  at: at.toISOString(),
  actor: { kind: actorKind, id: actorId },
});

/** Who did what, newest first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const auditLog =
  (d: Deps) =>
  async (actor: Actor, { page, size, ...filter }: AuditQuery): Promise<Page<AuditEntryDto>> => {
    authorize(actor, 'audit.read');
    const { rows, total } = await d.auditReads.list(filter, toSlice({ page, size }));
    return toPage(rows.map(toDto), total, { page, size });
  };
