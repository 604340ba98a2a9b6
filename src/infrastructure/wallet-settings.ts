import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ApplePassSettings } from '../application/tickets/ports.ts';

/** Wallets that tickets can be put into, from the variables of the environment (env.ts). */

const text = z.string().trim().optional();

export const walletVariables = {
  APPLE_PASS_TYPE_ID: text,
  APPLE_TEAM_ID: text,
  APPLE_PASS_CERTIFICATE: text,
  APPLE_PASS_KEY: text,
  APPLE_PASS_KEY_PASSPHRASE: text,
  APPLE_WWDR_CERTIFICATE: text,
  GOOGLE_WALLET_ISSUER_ID: text,
  GOOGLE_WALLET_KEY_FILE: text,
};
type Variables = z.output<z.ZodObject<typeof walletVariables>>;

export type GoogleWalletSettings = { issuerId: string; email: string; privateKey: string };
export type WalletSettings = { apple: ApplePassSettings | null; google: GoogleWalletSettings | null };

const APPLE = [
  'APPLE_PASS_TYPE_ID',
  'APPLE_TEAM_ID',
  'APPLE_PASS_CERTIFICATE',
  'APPLE_PASS_KEY',
  'APPLE_WWDR_CERTIFICATE',
] as const;
const GOOGLE = ['GOOGLE_WALLET_ISSUER_ID', 'GOOGLE_WALLET_KEY_FILE'] as const;

const serviceAccount = z.object({
  client_email: z.string().min(1),
  private_key: z.string().includes('-----BEGIN PRIVATE KEY-----'),
});

function fileErrors(variables: Variables, names: readonly (keyof Variables)[]): string[] {
  return names.flatMap((name) => (existsSync(variables[name] ?? '') ? [] : [`${name}: there is no such file`]));
}

function appleSettings(variables: Variables): ApplePassSettings | string[] {
  const errors = fileErrors(variables, ['APPLE_PASS_CERTIFICATE', 'APPLE_PASS_KEY', 'APPLE_WWDR_CERTIFICATE']);
  if (errors.length > 0) return errors;
  const read = (name: keyof Variables) => readFileSync(variables[name] ?? '', 'utf8');
  return {
    passTypeId: variables.APPLE_PASS_TYPE_ID ?? '',
    teamId: variables.APPLE_TEAM_ID ?? '',
    certificate: read('APPLE_PASS_CERTIFICATE'),
    key: read('APPLE_PASS_KEY'),
    passphrase: variables.APPLE_PASS_KEY_PASSPHRASE || null,
    wwdr: read('APPLE_WWDR_CERTIFICATE'),
  };
}

function googleSettings(variables: Variables): GoogleWalletSettings | string[] {
  const errors = fileErrors(variables, ['GOOGLE_WALLET_KEY_FILE']);
  if (errors.length > 0) return errors;
  try {
    const account = serviceAccount.parse(JSON.parse(readFileSync(variables.GOOGLE_WALLET_KEY_FILE ?? '', 'utf8')));
    const { client_email: email, private_key: privateKey } = account;
    return { issuerId: variables.GOOGLE_WALLET_ISSUER_ID ?? '', email, privateKey };
  } catch {
    return ['GOOGLE_WALLET_KEY_FILE: must be the JSON key of a service account'];
  }
}

/** The wallets whose keys are set. Half of them would be a button that leads nowhere, so it is among the `errors`. */
export function walletSettings(variables: Variables): WalletSettings & { errors: string[] } {
  const found = <T extends object>(
    names: readonly (keyof Variables)[],
    read: (variables: Variables) => T | string[],
  ) => {
    const set = names.filter((name) => variables[name]);
    if (set.length === 0) return null;
    return set.length < names.length ? [`${names.join(', ')}: must all be set, or none`] : read(variables);
  };
  const apple = found(APPLE, appleSettings);
  const google = found(GOOGLE, googleSettings);
  const errorsOf = (result: object | null) => (Array.isArray(result) ? result : []);
  return {
    apple: Array.isArray(apple) ? null : apple,
    google: Array.isArray(google) ? null : google,
    errors: [...errorsOf(apple), ...errorsOf(google)],
  };
}
