import { z } from 'zod';
import { instant, oneLine, written } from '../schema.ts';
import { proofSchema } from '../second-factor/schema.ts';

const PASSKEY_NAME = 60;

const passkeyName = oneLine(1, PASSKEY_NAME);

/** As browsers write bytes in JSON. */
const base64url = (max: number) => written(/^[\w-]+$/, 'base64url', z.string().min(1).max(max));

/** Whether a passkey can have this id; anything else names none, and the database could not even be asked for it. */
export const isPasskeyId = (id: string) => base64url(1400).safeParse(id).success;

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(50).nullish(),
};

// Browsers add fields as the standard grows; what we do not read is dropped.

/** `RegistrationResponseJSON` of WebAuthn, as far as it is read. */
const registrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(16_000),
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
});
export type RegistrationResponse = z.output<typeof registrationResponse>;

/** `AuthenticationResponseJSON` of WebAuthn, as far as it is read. */
const signInResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(8_000),
    userHandle: base64url(200).optional(),
  }),
});
export type SignInResponse = z.output<typeof signInResponse>;

export const beginPasskeySchema = proofSchema;
export const addPasskeySchema = z.strictObject({ name: passkeyName, response: registrationResponse });
export type AddPasskeyInput = z.output<typeof addPasskeySchema>;
export const renamePasskeySchema = z.strictObject({ name: passkeyName });
export const passkeySignInSchema = z.strictObject({ response: signInResponse });

const publicKey = z.literal('public-key');

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn: what a browser is asked for to make a passkey. */
export const creationOptionsDto = z.strictObject({
  challenge: z.string(),
  rp: z.strictObject({ id: z.string(), name: z.string() }),
  user: z.strictObject({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.strictObject({ type: publicKey, alg: z.number().int() })),
  timeout: z.number().int(),
  attestation: z.literal('none'),
  excludeCredentials: z.array(z.strictObject({ type: publicKey, id: z.string() })),
  authenticatorSelection: z.strictObject({
    residentKey: z.literal('required'),
    requireResidentKey: z.literal(true),
    userVerification: z.literal('required'),
  }),
});
export type CreationOptions = z.output<typeof creationOptionsDto>;

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn: any passkey of this site is to sign. */
export const requestOptionsDto = z.strictObject({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number().int(),
  userVerification: z.literal('required'),
});
export type RequestOptions = z.output<typeof requestOptionsDto>;

export const passkeyDto = z.strictObject({
  id: z.string(),
  name: z.string(),
  isBackedUp: z.boolean().meta({ description: 'Whether other devices of its owner have it, too.' }),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type PasskeyDto = z.output<typeof passkeyDto>;
