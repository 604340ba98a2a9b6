import type { SessionEnd } from '../../domain/domain-events.ts';
import type { Locale } from '../../domain/locale.ts';
import type { EventRoles, RequestOrigin, Role, User } from '../../domain/user.ts';
import type { LetterPayload } from '../mail/letters.ts';

/** What the use cases of accounts need from outside. */

export type Session = {
  id: string;
  userId: string;
  userAgent: string | null;
  address: string | null;
  isStrong: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

export type Users = {
  findByLogin(usernameOrEmail: string): Promise<User | null>;
  findById(id: string): Promise<User | null>;
  setLocale(id: string, locale: Locale): Promise<void>;
};

/** What became of a refresh token that was handed in. */
export type Rotation =
  | { outcome: 'rotated'; session: Session; user: User; isStaff: boolean }
  | { outcome: 'unknown' }
  /** A used token came back: the whole session is revoked, and `session.revoked` recorded. */
  | { outcome: 'reused'; sessionId: string; userId: string };

/** A session in use, with what a request needs to know of its owner. */
export type LiveSession = Pick<Session, 'id' | 'lastSeenAt' | 'isStrong'> & {
  user: Omit<User, 'passwordHash' | 'emailVerifiedAt' | 'createdAt'>;
  /** Null where they have none. */
  eventRoles: EventRoles | null;
};

type NewSession = RequestOrigin & {
  id: string;
  user: Pick<User, 'id' | 'passwordHash'>;
  isStrong: boolean;
  expiresAt: Date;
  refreshHash: Buffer | null;
};

export type Sessions = {
  /**
   * For the user as they were when they showed who they are. Null, and nothing opened, where the password changed or
   * the account was deleted meanwhile. `isStaff`: whether they have a role in any event.
   */
  open(session: NewSession): Promise<{ isStaff: boolean } | null>;
  /** Null where it is revoked or expired. One statement: every request of a browser asks this. */
  findLive(id: string, now: Date): Promise<LiveSession | null>;
  /** Sets `lastSeenAt` to `now` unless it was set within `intervalMs` before. */
  touch(id: string, now: Date, intervalMs: number): Promise<void>;
  /** When it was opened; null where it has ended. */
  openedAt(id: string, now: Date): Promise<Date | null>;
  /**
   * One atomic step. A token used within `graceMs` whose successor is unused counts as rotated again. The session lasts
   * until `expiresAt`, but never longer than 30 days from its beginning.
   */
  rotate(hash: Buffer, successorHash: Buffer, now: Date, graceMs: number, expiresAt: Date): Promise<Rotation>;
  /** False where the account has no such live session. */
  revoke(id: string, userId: string, reason: SessionEnd, now: Date): Promise<boolean>;
  /** Every one of the account but `except`. */
  revokeAll(userId: string, except: string | null, reason: SessionEnd, now: Date): Promise<void>;
  revokeByRefreshHash(hash: Buffer, now: Date): Promise<void>;
  listLive(userId: string, now: Date): Promise<Session[]>;
};

export type Passwords = {
  /** @throws AppError UNAVAILABLE when too many hashes wait */
  hash(password: string): Promise<string>;
  /** Takes as long for an unknown user (`hash` null) as for a known one. */
  matches(password: string, hash: string | null): Promise<boolean>;
};

export type AccessToken = {
  userId: string;
  email: string;
  username: string;
  role: Role;
  sessionId: string;
  isStrong: boolean;
  /** Whether its bearer had a role in any event when it was made: which ones, and whether still, is looked up. */
  isStaff?: boolean;
};

export type Tokens = {
  /** Good for 15 minutes, but never past `until`. */
  signAccess(claims: AccessToken, until?: Date): string;
  /** Null where the token is forged, expired or of another algorithm. */
  verifyAccess(token: string): AccessToken | null;
  newRefresh(): string;
  /** Always the same successor for the same token, so that a lost answer can be repeated. */
  successorOf(refresh: string): string;
  hashRefresh(refresh: string): Buffer;
};

export type LinkPurpose = 'VERIFY_EMAIL' | 'CHANGE_EMAIL' | 'RESET_PASSWORD';

/** What a link that was mailed is good for. `email` is the address it went to. */
export type OneTimeLink = { userId: string; purpose: LinkPurpose; email: string; expiresAt: Date };

/** The secret of a link is in its mail alone; what is kept is its hash. */
export type LinkTokens = {
  next(): string;
  hash(token: string): Buffer;
  /** The page that takes the token, in the reader's language. */
  address(purpose: LinkPurpose | 'ACCEPT_TICKET' | 'INVITATION', token: string, locale: Locale): string;
};

export type MailTemplate =
  | 'verify-email'
  | 'change-email'
  | 'reset-password'
  | 'email-change-requested'
  | 'email-changed'
  | 'password-changed'
  | 'already-registered'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-renewed'
  | 'recovery-code-used'
  | 'passkey-added'
  | 'passkey-removed'
  | 'account-linked'
  | 'account-unlinked'
  | 'api-key-added'
  | 'role-changed'
  | 'invitation'
  | 'ticket-transfer-offered';

/** A mail to be written in the reader's language. A `url` in its payload is a secret until `expiresAt`. */
export type QueuedMail = {
  /** Whose account it is about: it goes with the account. */
  userId: string;
  /** The order, ticket or event that it is about, where there is one. */
  subjectId?: string;
  recipient: string;
  locale: Locale;
  template: MailTemplate;
  payload: Record<string, string> | LetterPayload<'ticket-transfer-offered' | 'invitation'>;
};

export type OutgoingMail = {
  queue(mail: QueuedMail): Promise<void>;
  /** Whether such a mail went to this address after `since`. */
  wasQueued(recipient: string, template: MailTemplate, since: Date): Promise<boolean>;
};

/** Reads of links, without a lock. */
export type OneTimeLinks = {
  /** Null where it was used, ran out, or never was. */
  findLive(hash: Buffer, now: Date): Promise<OneTimeLink | null>;
  /** How many were made for an account after `since`, whatever became of them. */
  countSince(userId: string, purpose: LinkPurpose, since: Date): Promise<number>;
};

type UserPatch = Partial<
  Pick<User, 'name' | 'username' | 'email' | 'locale' | 'passwordHash' | 'emailVerifiedAt' | 'role'>
>;

/** The writes of a transaction on accounts. Locks in one order: user, links, sessions. */
export type AccountWrites = {
  users: {
    /** @throws AppError CONFLICT naming the field that is taken */
    create(user: User): Promise<void>;
    /** Locks the row until the transaction ends. Null where there is none, or it was deleted. */
    lock(id: string): Promise<User | null>;
    /** @throws AppError CONFLICT naming the field that is taken */
    update(id: string, patch: UserPatch): Promise<User>;
    /** Whether anybody else is an admin. Holds up whoever asks the same until the transaction ends. */
    isOnlyAdmin(id: string): Promise<boolean>;
  };
  sessions: {
    /** Ends every live session of the account but `except`, and records each. */
    revokeAll(userId: string, except: string | null, reason: SessionEnd, now: Date): Promise<void>;
  };
  links: {
    create(hash: Buffer, link: OneTimeLink): Promise<void>;
    /** Uses it up: of two at once, one gets it. Null where it was used or ran out. */
    use(hash: Buffer, now: Date): Promise<OneTimeLink | null>;
    /** Those of these purposes that were not used are good for nothing any more. */
    revokeAll(userId: string, purposes: readonly LinkPurpose[], now: Date): Promise<void>;
  };
  mail(mail: QueuedMail): Promise<void>;
};

/** Work that no answer waits for, so that nobody learns from how long an answer takes what was done. */
export type Background = {
  /** Its failure is logged under `what`. Where too much waits already, it is left out. */
  run(what: string, work: () => Promise<void>): void;
};

/** The passwords that are tried first, in lower case. */
export type CommonPasswords = { has(password: string): boolean };

/** Sessions that ended while access tokens of them may still be about. */
export type EndedSessions = { has(sessionId: string): boolean };

/** Whoever holds the shop's keys: made at a terminal, not by a page. */
export type Admins = {
  find(usernameOrEmail: string): Promise<{ id: string; username: string; role: Role } | null>;
  /** @throws AppError CONFLICT naming the field that is taken */
  create(user: User, link: { hash: Buffer; expiresAt: Date } | null): Promise<void>;
  promote(id: string): Promise<void>;
};
