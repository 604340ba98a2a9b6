/** What the audit log needs and offers. */

/** Grouped by what it is done to. A log that was written before may hold others. */
type AuditAction =
  | 'shop.change'
  | `series.${'create' | 'update'}`
  | `ticket.${'cancel' | 'check-in' | 'undo-check-in' | 'transfer' | 'take-back' | 'accept' | 'rename' | 'mail'}`
  | `order.${'give' | 'sell'}`
  | `attendees.${'export' | 'write-to' | 'stop-writing'}`
  | `event.${'create' | 'update' | 'cancel' | 'delete' | 'plan-publication' | 'import'}`
  | `session.${'open' | 'refuse' | 'refuse-many' | 'revoke'}`
  | `user.${'register' | 'change-password' | 'change-email' | 'verify-email' | 'export' | 'delete'}`
  | `second-factor.${'add' | 'remove' | 'renew-codes'}`
  | `passkey.${'add' | 'remove'}`
  | `linked-account.${'add' | 'remove'}`
  | `admin.${'create' | 'promote'}`
  | `webhook.${'create' | 'update' | 'enable' | 'disable' | 'replace-secret' | 'replay' | 'delete'}`
  | `access.${'change-role' | 'change-event-roles' | 'end-sessions'}`
  | `invitation.${'send' | 'revoke' | 'accept'}`
  | `api-key.${'make' | 'end'}`
  | `job.${'retry' | 'discard'}`
  | `mail.${'link-read' | 'resend' | 'retry-failed'}`;

/**
 * What was done, on what. By whom and from where follow from the request; with `by`, it is who signs in with it. A detail
 * holds no name, address or secret: the log outlives what it tells of.
 */
export type AuditEntry = {
  action: AuditAction;
  subjectId: string | null;
  detail?: Record<string, unknown>;
  by?: { accountId: string; sessionId: string };
};

export type RefusedSignIn = {
  /** As it was typed; kept only as a hash, because people type passwords in the wrong field. */
  login: string | null;
  /** Null where nobody is called that. */
  userId: string | null;
  how: 'password' | 'second-factor' | 'passkey' | 'linked-account';
};

export type AuditTrail = {
  /** For what has no transaction that it could be written in. It is written when this returns. */
  record(entry: AuditEntry): Promise<void>;
  /** Every one counts; of a flood only the first are written one by one. */
  refusedSignIn(attempt: RefusedSignIn): Promise<void>;
};

type AuditFilter = {
  action?: string;
  actorId?: string;
  subjectId?: string;
  from?: Date;
  to?: Date;
};

export type LoggedEntry = {
  id: string;
  at: Date;
  action: string;
  actorKind: string | null;
  actorId: string | null;
  sessionId: string | null;
  address: string | null;
  subjectId: string | null;
  detail: Record<string, unknown>;
};

export type AuditReads = {
  /** Newest first. */
  list(filter: AuditFilter, slice: { offset: number; limit: number }): Promise<{ rows: LoggedEntry[]; total: number }>;
};
