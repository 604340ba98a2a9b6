import type { AuditEntry } from '../../application/audit/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { type Actor, accountOf, sessionOf } from '../../domain/user.ts';
import { insertAll, type Sql } from '../db/sql.ts';
import { newId } from '../ids.ts';
import { type RequestContext, requestContext } from '../request-context.ts';

/** Who did it: without a request it was our own work, or a program at a terminal. */
const principalOf = ({ by }: AuditEntry, actor: Actor | undefined) => {
  if (by) return { actorKind: 'user', actorId: by.accountId, sessionId: by.sessionId };
  if (!actor) return { actorKind: 'job', actorId: null, sessionId: null };
  return { actorKind: actor.kind, actorId: accountOf(actor), sessionId: sessionOf(actor) };
};

function toRow(entry: AuditEntry, context: RequestContext | null, now: Date) {
  const actor = context?.actor;
  const key = actor?.kind === 'api-key' && !entry.by ? { keyId: actor.keyId } : {};
  return {
    id: newId(),
    ...principalOf(entry, actor),
    address: context?.address ?? null,
    action: entry.action,
    subjectId: entry.subjectId,
    detail: { ...entry.detail, ...key },
    createdAt: now,
  };
}

/** The one way into the audit log, for whoever holds a transaction. */
export const appendAudit = (sql: Sql, entries: readonly AuditEntry[], now: Date): Promise<void> =>
  insertAll(
    sql,
    'audit_log',
    entries.map((entry) => toRow(entry, requestContext(), now)),
  );

/** What becomes of accounts is written down wherever it is recorded, so that nobody can forget it. */
export function auditOf(event: DomainEvent): AuditEntry | null {
  const { type, subjectId } = event;
  switch (type) {
    case 'user.registered':
      return { action: 'user.register', subjectId };
    case 'user.password-changed':
      return { action: 'user.change-password', subjectId, detail: event.payload };
    case 'user.email-changed':
      return { action: 'user.change-email', subjectId };
    case 'user.email-verified':
      return { action: 'user.verify-email', subjectId };
    case 'user.deleted':
      return { action: 'user.delete', subjectId };
    case 'session.revoked':
      return {
        action: 'session.revoke',
        subjectId: event.payload.userId,
        detail: { sessionId: subjectId, reason: event.payload.reason },
      };
    case 'event.created':
    case 'event.changed':
    case 'event.cancelled':
    case 'event.deleted':
    case 'series.changed':
    case 'shop.changed':
    case 'event.sold-out':
    case 'ticket.purchased':
    case 'ticket.cancelled':
    case 'ticket.checked-in':
    case 'ticket.check-in-undone':
    case 'ticket.transfer-offered':
    case 'ticket.transfer-taken-back':
    case 'ticket.transferred':
    case 'task.started':
    case 'ticket.renamed':
      return null;
    default:
      return event satisfies never;
  }
}
