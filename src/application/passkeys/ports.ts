import type { User } from '../../domain/user.ts';
import type { CreationOptions, RegistrationResponse, RequestOptions, SignInResponse } from './schema.ts';

/** What the use cases of passkeys need from outside. */

export type Passkey = {
  /** The credential's id as the browser names it, base64url. */
  id: string;
  userId: string;
  name: string;
  publicKey: Buffer;
  /** How often it signed, by its own count; 0 where it does not count. */
  counter: number;
  transports: string[];
  isBackedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
};

export type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports' | 'isBackedUp'>;

/** The ceremonies of WebAuthn, level 3. Whatever a browser sends: what is not right is null, nothing is thrown. */
export type PasskeyCeremonies = {
  /** For a passkey beside those that are `known`. */
  registration(user: User, known: Pick<Passkey, 'id'>[]): CreationOptions;
  signIn(): RequestOptions;
  /** The challenge that a response says it answers. */
  challengeOf(response: RegistrationResponse | SignInResponse): string | null;
  verifyRegistration(response: RegistrationResponse, challenge: string): Promise<NewPasskey | null>;
  /** Its counter from now on. Null where the counter ran back, too: there may be a copy of the key. */
  verifySignIn(
    response: SignInResponse,
    challenge: string,
    passkey: Passkey,
  ): Promise<Pick<Passkey, 'counter' | 'isBackedUp'> | null>;
};

export type Passkeys = {
  find(id: string): Promise<Passkey | null>;
  /** Oldest first. */
  listOf(userId: string): Promise<Passkey[]>;
  /** False where the account has no such passkey. */
  rename(id: string, userId: string, name: string): Promise<Passkey | null>;
  /** Of two sign-ins with one count, one gets true. */
  use(id: string, used: Pick<Passkey, 'counter' | 'isBackedUp'>, now: Date): Promise<boolean>;
  /** `userId` is null for a sign-in: nobody knows yet who it will be. */
  keepChallenge(challenge: string, userId: string | null, expiresAt: Date): Promise<void>;
  /** Uses it up. False where it was not asked of this account, was used, or ran out. */
  takeChallenge(challenge: string, userId: string | null, now: Date): Promise<boolean>;
};

/** The writes of a transaction on passkeys. The user's row is locked before. */
export type PasskeyWrites = {
  passkeys: {
    /** False where the key is somebody's already. */
    add(passkey: NewPasskey, owner: Pick<Passkey, 'userId' | 'name'>, now: Date): Promise<boolean>;
    /** Null where the account has no such passkey. */
    remove(id: string, userId: string): Promise<Pick<Passkey, 'name'> | null>;
    /** @returns their names */
    removeAll(userId: string): Promise<string[]>;
  };
};
