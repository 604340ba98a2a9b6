import type { Locale } from './locale.ts';

export const ROLES = ['USER', 'ADMIN'] as const;
export type Role = (typeof ROLES)[number];

export type User = {
  id: string;
  username: string;
  email: string;
  name: string;
  /** Null where somebody signs in by other means, or the account was deleted. */
  passwordHash: string | null;
  role: Role;
  locale: Locale;
  /** Null until its owner has shown that mail to `email` reaches them. */
  emailVerifiedAt: Date | null;
  createdAt: Date;
};

/** What somebody may be in chosen events, beside their role in the whole shop; the first includes the second. */
export const EVENT_ROLES = ['ORGANISER', 'DOOR'] as const;
export type EventRole = (typeof EVENT_ROLES)[number];
/** By the event's id. */
export type EventRoles = ReadonlyMap<string, EventRole>;

/** What a principal may be good for. A user has all of them; an API key has those it was made with. */
export const SCOPES = [
  'events:write',
  'orders:read',
  'orders:write',
  'tickets:check-in',
  'account',
  'audit:read',
] as const;
export type Scope = (typeof SCOPES)[number];

type Person = {
  kind: 'user';
  id: string;
  username: string;
  email: string;
  role: Role;
  /** As they are at this moment; left out where there are none. */
  eventRoles?: EventRoles;
  scopes: readonly Scope[];
  sessionId: string;
  /** Whether a second factor or a passkey was shown in the session. */
  isStrong: boolean;
  /** An admin who must show a second factor before they may act as one. */
  needsSecondFactor?: true;
};

/** A person in a browser: the session was looked up for this very request. */
export type UserBySession = Person & { via: 'session'; name: string; locale: Locale };
/**
 * A person whose access token speaks for them until it expires or its session ends. The roles of an admin, or of whoever
 * had one in an event when the token was made, are those of this moment; what else it says is as it was then.
 */
export type UserByToken = Person & { via: 'token' };
export type SignedIn = UserBySession | UserByToken;

/** From where a call comes, as far as it is known. */
export type RequestOrigin = { address: string | null; userAgent: string | null };

/** A program that acts for the account that made the key: with no more than the key's scopes, and its owner's roles now. */
type ApiKeyCaller = {
  kind: 'api-key';
  keyId: string;
  ownerId: string;
  role: Role;
  eventRoles?: EventRoles;
  scopes: readonly Scope[];
};
/** Our own work in the background: nobody's account, and no way in from outside. */
type Job = { kind: 'job'; name: string };
export type Visitor = { kind: 'visitor' };

/** Whoever asks. */
export type Actor = Visitor | SignedIn | ApiKeyCaller | Job;

/**
 * The account that has what was given away or sold at the desk to somebody without an account. Nobody signs in with it,
 * and no mail goes to it.
 */
export const BOX_OFFICE = '0b0c0ff1-ce00-7000-8000-000000000001';

export const VISITOR: Visitor = { kind: 'visitor' };

/** The account that an actor acts for; null where there is none. */
export function accountOf(actor: Actor): string | null {
  switch (actor.kind) {
    case 'user':
      return actor.id;
    case 'api-key':
      return actor.ownerId;
    case 'job':
    case 'visitor':
      return null;
    default:
      return actor satisfies never;
  }
}

/** The session by which an actor is signed in; null where there is none. */
export const sessionOf = (actor: Actor): string | null => (actor.kind === 'user' ? actor.sessionId : null);
