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
  createdAt: Date;
};

/** What a principal may be good for. A user has all of them; an API key has those it was made with. */
export const SCOPES = ['events:write', 'orders:read', 'orders:write', 'tickets:check-in', 'account'] as const;
export type Scope = (typeof SCOPES)[number];

type Person = { kind: 'user'; id: string; username: string; email: string; role: Role; scopes: readonly Scope[] };

/** A person in a browser: the session was looked up for this very request. */
export type UserBySession = Person & { via: 'session'; sessionId: string; name: string; locale: Locale };
/** A person whose access token speaks for them until it expires, whatever became of their account since. */
export type UserByToken = Person & { via: 'token'; sessionId: string };
export type SignedIn = UserBySession | UserByToken;

/** A program that acts for the account that made the key, with no more than the key's scopes. */
type ApiKeyCaller = { kind: 'api-key'; keyId: string; ownerId: string; role: Role; scopes: readonly Scope[] };
/** Our own work in the background: nobody's account, and no way in from outside. */
type Job = { kind: 'job'; name: string };
export type Visitor = { kind: 'visitor' };

/** Whoever asks. */
export type Actor = Visitor | SignedIn | ApiKeyCaller | Job;

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
