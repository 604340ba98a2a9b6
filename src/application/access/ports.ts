import type { EventRole, EventRoles, Role } from '../../domain/user.ts';

/** What deciding over people's roles needs from outside. */

/** What an invitation gives: the whole shop, or chosen events. */
type InvitedRole = 'ADMIN' | EventRole;

/** Somebody with an account, as a list of people shows them. */
export type ListedPerson = {
  id: string;
  name: string;
  username: string;
  email: string;
  role: Role;
  isEmailVerified: boolean;
  organises: number;
  doors: number;
  createdAt: Date;
};

export type PeopleFilter = { q?: string; who: 'staff' | 'everybody' };

export type HeldEventRole = {
  event: { id: string; slug: string; name: string; startsAt: Date; timeZone: string };
  role: EventRole;
};

type Invitation = {
  id: string;
  email: string;
  role: InvitedRole;
  eventIds: string[];
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

/** With whose it is, and what it is for, as whoever may accept it reads it. */
export type OpenInvitation = Invitation & { fromName: string; isFromAdmin: boolean; eventNames: string[] };

type Slice = { offset: number; limit: number };

export type AccessReads = {
  /** By name; staff are those with any role. `q` is a part of a name, username or address. */
  list(filter: PeopleFilter, slice: Slice): Promise<{ rows: ListedPerson[]; total: number }>;
  /** Null where there is no such account. Event roles soonest first. */
  find(id: string): Promise<{ person: ListedPerson; eventRoles: HeldEventRole[] } | null>;
  /** Of each id that is an account's: how it is called. One look-up, however many. */
  namesOf(ids: readonly string[]): Promise<Map<string, string>>;
  /** Those that nobody accepted, took back, or let run out; newest first. */
  openInvitations(now: Date, limit: number): Promise<OpenInvitation[]>;
  findInvitation(hash: Buffer): Promise<OpenInvitation | null>;
};

/** The writes of a transaction on roles. The account's row is locked first, as everywhere. */
export type AccessWrites = {
  staff: {
    /** Of those ids, the events that there are, with their names in the order of the ids; they stay until the end. */
    lockEvents(ids: readonly string[]): Promise<{ id: string; name: string }[]>;
    of(userId: string): Promise<EventRoles>;
    give(userId: string, eventIds: readonly string[], role: EventRole): Promise<void>;
    take(userId: string, eventIds: readonly string[]): Promise<void>;
  };
  invitations: {
    create(invitation: Omit<Invitation, 'acceptedAt' | 'revokedAt'>, hash: Buffer): Promise<void>;
    /** Locks it. */
    lock(hash: Buffer): Promise<OpenInvitation | null>;
    accept(id: string, userId: string, now: Date): Promise<void>;
    /** False where it was not open any more. */
    revoke(id: string, now: Date): Promise<boolean>;
  };
};
