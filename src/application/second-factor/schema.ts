import { z } from 'zod';
import { instant } from '../schema.ts';

/** A code of the app or a recovery code, without the spaces and hyphens with which it was typed or pasted. */
export const code = z
  .string()
  // Before it is normalized, which takes quadratic time of what may be 64 KiB.
  .max(100, { abort: true })
  .normalize('NFKC')
  .overwrite((value) => value.replaceAll(/[\s-]/g, ''))
  .min(1);

/** Missing where the account has no password, and who signs in by other means did so a moment ago. */
export const currentPassword = z.string().min(1).max(1000).optional();

/** By which somebody shows that the account is theirs, and not only the device. */
export const proofSchema = z.strictObject({
  password: currentPassword,
  /** Where the account has an authenticator app: one of its codes, or a recovery code. */
  code: code.optional(),
});
export type Proof = z.output<typeof proofSchema>;

export const codeSchema = z.strictObject({ code });

export const secondFactorDto = z.strictObject({
  totpSince: instant.nullable().meta({ description: 'Since when codes of an app are asked for.' }),
  recoveryCodesLeft: z.number().int().min(0),
  passkeys: z.number().int().min(0),
  isRequired: z.boolean().meta({ description: 'Whether this account may not do its work without one.' }),
  isStrong: z.boolean().meta({ description: 'Whether one was shown in this session.' }),
});
export type SecondFactorDto = z.output<typeof secondFactorDto>;

export const newTotpDto = z.strictObject({
  secret: z.string().meta({ description: 'Base32, for typing into the app.' }),
  uri: z.string().meta({ description: '`otpauth://`, for a QR code.' }),
});
export type NewTotpDto = z.output<typeof newTotpDto>;

export const recoveryCodesDto = z.strictObject({
  recoveryCodes: z.array(z.string()).meta({ description: 'Each is good once. They are shown here and never again.' }),
});
export type RecoveryCodesDto = z.output<typeof recoveryCodesDto>;
