import { Secret, TOTP } from 'otpauth';
import { call, type Person } from './api.ts';
import { testDatabase } from './database.ts';

/** An authenticator app, and the accounts that have one. */

const STEP_MS = 30_000;

/** What the app shows now, or `steps` later. */
export const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * STEP_MS });

/** As if no code had been shown yet in these 30 seconds. */
export const forgetSteps = ({ id }: Pick<Person, 'id'>) =>
  testDatabase().query('UPDATE totp SET last_step = 0 WHERE user_id = $1', [id]);

/** Sets an app up for `person`, as its page does. */
export async function setUpApp(person: Person, password: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await call<{ secret: string }>('POST', '/api/auth/totp', { as: person, json: { password } });
  if (begun.status !== 201) throw new Error(begun.text);
  const { secret } = begun.body;
  const confirmed = await call<{ recoveryCodes: string[] }>('POST', '/api/auth/totp/confirm', {
    as: person,
    json: { code: codeOf(secret) },
  });
  if (confirmed.status !== 200) throw new Error(confirmed.text);
  await forgetSteps(person);
  return { secret, recoveryCodes: confirmed.body.recoveryCodes };
}
