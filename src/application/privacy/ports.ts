import type { DeskKind } from '../../domain/desk-sale.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Order } from '../../domain/order.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { EventRole, Role, User } from '../../domain/user.ts';
import type { Session } from '../auth/ports.ts';

/** What privacy needs from outside. */

/** `gone`: it is not as it was confirmed, or no longer there. `last-admin`: nobody would be left to run the shop. */
export type Erasure = 'erased' | 'gone' | 'last-admin';

export type Accounts = {
  /**
   * Ends every session of the account and removes whatever says who it was, in one step; what it bought stays as a sale
   * to nobody. Records `session.revoked` and `user.deleted`.
   */
  erase(user: Pick<User, 'id' | 'passwordHash'>, now: Date): Promise<Erasure>;
};

/** Everything that is kept about one account, as it stood at one moment. Secrets are no part of it. */
export type PersonalRecords = {
  profile: {
    id: string;
    username: string;
    email: string;
    emailVerifiedAt: Date | null;
    name: string;
    role: Role;
    locale: Locale;
    hasPassword: boolean;
    /** Since when the address wants no reminders. */
    optedOutAt: Date | null;
    createdAt: Date;
    updatedAt: Date;
  };
  sessions: Omit<Session, 'userId'>[];
  linkedAccounts: { provider: string; subject: string; email: string; createdAt: Date; lastUsedAt: Date }[];
  authenticator: { createdAt: Date; confirmedAt: Date | null } | null;
  recoveryCodes: { createdAt: Date; usedAt: Date | null }[];
  passkeys: { name: string; isBackedUp: boolean; createdAt: Date; lastUsedAt: Date | null }[];
  links: { purpose: string; email: string; createdAt: Date; expiresAt: Date; usedAt: Date | null }[];
  mails: { recipient: string; template: string; status: string; createdAt: Date; sentAt: Date | null }[];
  orders: (Pick<Order, 'id' | 'status' | 'total' | 'currency' | 'createdAt'> & {
    source: string | null;
    /** Where whoever runs the event gave it away or sold it by hand. */
    desk: DeskKind | null;
    eventName: string;
    lines: { ticketType: string; quantity: number; unitPrice: number }[];
  })[];
  tickets: (Omit<Ticket, 'ownerId' | 'serial'> & { eventName: string; startsAt: Date; ticketType: string })[];
  eventRoles: { eventName: string; role: EventRole; createdAt: Date }[];
  apiKeys: {
    name: string;
    prefix: string;
    scopes: string[];
    createdAt: Date;
    expiresAt: Date;
    lastUsedAt: Date | null;
    revokedAt: Date | null;
  }[];
  /** That went to the account's address, or that it took up. */
  invitations: { email: string; role: string; createdAt: Date; expiresAt: Date; acceptedAt: Date | null }[];
  /** Tickets that changed hands, or were to. */
  transfers: {
    ticketId: string;
    /** Whether the account gave it or got it. */
    isGift: boolean;
    email: string;
    createdAt: Date;
    expiresAt: Date;
    takenBackAt: Date | null;
    acceptedAt: Date | null;
  }[];
  /** With the assistant. */
  conversations: {
    createdAt: Date;
    updatedAt: Date;
    turns: { question: string; answer: string; createdAt: Date }[];
  }[];
  /** Imports, exports and mailings that it started. */
  longTasks: { kind: string; state: string; createdAt: Date; endedAt: Date | null }[];
  /** What was written down of what the account did, and of what was done to it. */
  auditLog: {
    action: string;
    at: Date;
    /** Whether the account itself did it. */
    isOwn: boolean;
    sessionId: string | null;
    address: string | null;
    detail: Record<string, unknown>;
  }[];
};

export type PersonalData = {
  /** At most `limit` of each kind, the newest of them. Null where there is no such account. */
  collect(userId: string, limit: number): Promise<PersonalRecords | null>;
};
