import type { EventRoles, Role, Scope } from '../../domain/user.ts';

/** What API keys need from outside. */

/** As it is kept: of the key itself only its beginning can be told. */
export type ApiKey = {
  id: string;
  userId: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

/** A key that has not ended, with what its owner may at this moment. */
export type LiveKey = {
  id: string;
  ownerId: string;
  role: Role;
  eventRoles: EventRoles | null;
  scopes: Scope[];
  expiresAt: Date;
};

/** The text of keys. A made-up one is told from ours without a look-up. */
export type KeyTexts = {
  next(): string;
  /** What of a key may be shown. */
  prefixOf(key: string): string;
  hash(key: string): Buffer;
  /** Its hash; null for a text that no key of this shop can be. */
  read(text: string): Buffer | null;
};

export type LiveKeys = {
  /** Null where it ended, ran out, or its owner is gone. As it stood at most a second ago. */
  find(hash: Buffer, now: Date): Promise<LiveKey | null>;
  /** What this process remembers is read anew. */
  forget(): void;
  /** Sets when it was last used, unless that was less than a minute ago. Returns at once, and never fails. */
  touch(id: string, now: Date): void;
};

export type OwnedKey = ApiKey & { owner: { id: string; name: string; username: string } };

export type ApiKeyReads = {
  /** Newest first, ended ones last; of one account, or with null of all. */
  list(userId: string | null, slice: { offset: number; limit: number }): Promise<{ rows: OwnedKey[]; total: number }>;
};

/** The writes of a transaction on keys. */
export type ApiKeyWrites = {
  apiKeys: {
    create(key: Omit<ApiKey, 'lastUsedAt' | 'revokedAt'> & { hash: Buffer }): Promise<void>;
    /** Those of an account that are good at `now`. */
    countLive(userId: string, now: Date): Promise<number>;
    find(id: string): Promise<ApiKey | null>;
    /** False where it had ended before. */
    end(id: string, now: Date): Promise<boolean>;
    /** @returns the ids of those that ended by it */
    endAll(userId: string, now: Date): Promise<string[]>;
  };
};
