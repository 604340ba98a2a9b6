/** What the use cases of linked accounts need from outside. */

/** Whom another service says somebody is, as it was just asked. */
export type ServiceIdentity = {
  provider: string;
  /** The service's own name for the person, which never becomes another's. */
  subject: string;
  email: string | null;
  /** Whether the service vouches that mail to `email` reaches this person. */
  isEmailVerified: boolean;
  name: string | null;
};

type LinkedAccount = {
  provider: string;
  subject: string;
  userId: string;
  /** As the service called them when it was linked; for its owner to recognise. */
  email: string;
  createdAt: Date;
  lastUsedAt: Date;
};
type LinkKey = Pick<LinkedAccount, 'provider' | 'subject'>;

export type LinkedAccounts = {
  find(key: LinkKey): Promise<LinkedAccount | null>;
  /** Oldest first. */
  listOf(userId: string): Promise<LinkedAccount[]>;
  markUsed(key: LinkKey, now: Date): Promise<void>;
};

/** The writes of a transaction on linked accounts. The user's row is locked before. */
export type LinkedAccountWrites = {
  linkedAccounts: {
    /** Whose it is from now on: another's, where they have it already. */
    add(link: LinkKey & Pick<LinkedAccount, 'userId' | 'email'>, now: Date): Promise<string>;
    /** False where this account has no such link. */
    remove(key: LinkKey, userId: string): Promise<boolean>;
    /** All but the one by which the account was opened. @returns their services */
    removeAdded(userId: string): Promise<string[]>;
  };
};
