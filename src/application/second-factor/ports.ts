import type { RequestOrigin, User } from '../../domain/user.ts';

/** What the use cases of second factors need from outside. */

/** What signing in asks beside the password. */
export type SecondFactorAtSignIn = {
  /**
   * @returns whether a second factor was shown; false where the account has none that could be typed
   * @throws AppError SECOND_FACTOR_REQUIRED, with `reason: 'wrong_code'` where there was one | RATE_LIMITED
   */
  check(user: User, code: string | undefined, origin: RequestOrigin): Promise<boolean>;
};

/** Codes of authenticator apps (RFC 6238). `sealed` is the secret as it is stored, readable for its owner alone. */
export type TotpCodes = {
  create(owner: { id: string; email: string }): NewTotp;
  /** The time step to which `code` belongs at `now`, its neighbours included; null where it is of none. */
  stepOf(code: string, sealed: Buffer, ownerId: string, now: Date): number | null;
};

/** `secret` is for typing, `uri` for a QR code; both are shown to their owner and kept nowhere. */
type NewTotp = { sealed: Buffer; secret: string; uri: string };

/** Each is 120 random bits, so what is kept is a plain hash. */
export type RecoveryCodes = {
  next(): string;
  /** Of the code as somebody types it: capitals, spaces and hyphens make no difference. */
  hash(code: string): Buffer;
};

type StoredTotp = { sealed: Buffer; createdAt: Date; confirmedAt: Date | null };

/** What an account has beside its password. */
export type Factors = {
  /** Since when codes of an app are asked for; null where they are not. */
  totpSince: Date | null;
  recoveryCodes: number;
  passkeys: number;
  linkedAccounts: number;
};

export type SecondFactors = {
  of(userId: string): Promise<Factors>;
  /** One that was never confirmed included. */
  findTotp(userId: string): Promise<StoredTotp | null>;
  /** Of two that show codes of one time step, one gets true; no older step is taken afterwards. */
  takeStep(userId: string, step: number): Promise<boolean>;
  /** Uses it up. Of two at once, one gets true. */
  takeRecoveryCode(userId: string, hash: Buffer, now: Date): Promise<boolean>;
  /** From now on the session counts as one in which a second factor was shown. */
  strengthen(sessionId: string): Promise<void>;
};

/** The writes of a transaction on second factors. The user's row is locked before. */
export type FactorWrites = {
  factors: {
    of(userId: string): Promise<Factors>;
    /** In place of one that was never confirmed. */
    beginTotp(userId: string, sealed: Buffer, now: Date): Promise<void>;
    /** From now on codes are asked for. False where it is confirmed already, or another secret was begun meanwhile. */
    confirmTotp(userId: string, sealed: Buffer, step: number, now: Date): Promise<boolean>;
    /** And the recovery codes with it. */
    removeTotp(userId: string): Promise<void>;
    /** Those before are good for nothing any more. */
    replaceRecoveryCodes(userId: string, hashes: readonly Buffer[], now: Date): Promise<void>;
    /** False where the session has ended meanwhile. */
    strengthen(sessionId: string): Promise<boolean>;
  };
};

/** Wrong codes, counted in the database: a restart or another process forgives none. */
export type CodeAttempts = {
  /**
   * Counts one more from `source` before the code is looked at, so that many at once are no more than many in turn.
   * @returns how many there were within `windowMs` with this one, and when the first was
   */
  count(userId: string, source: string, windowMs: number, now: Date): Promise<{ failures: number; since: Date }>;
  /** One less: what was counted last was right. */
  forgive(userId: string, source: string): Promise<void>;
  /** None from there any more. */
  forget(userId: string, source: string): Promise<void>;
};
