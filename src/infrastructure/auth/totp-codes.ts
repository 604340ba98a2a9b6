import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Log } from '../../application/ports.ts';
import type { TotpCodes } from '../../application/second-factor/ports.ts';
import type { SecretBox } from './secret-box.ts';

const PERIOD_SECONDS = 30;
/** As RFC 4226 recommends for HMAC-SHA-1, which is what every app understands. */
const SECRET_BYTES = 20;
/** The step before and the one after are good, too: clocks differ, and typing takes a while. */
const WINDOW = 1;

/** The library throws where a code has as many characters but not as many bytes. */
const CODE = /^\d{6}$/;

const generator = (secret: Buffer, issuer: string, label: string) =>
  new TOTP({
    issuer,
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });

/** The step of RFC 6238 to which `code` belongs; null where it is of none within the window. */
export function stepOfCode(code: string, secret: Buffer, now: Date): number | null {
  if (!CODE.test(code)) return null;
  const timestamp = now.getTime();
  const delta = generator(secret, '', '').validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
}

/** `issuer` is what apps show a code under. A colon is what they tell it from the account by. */
export const totpCodes = (box: SecretBox, log: Log, issuer: () => string): TotpCodes => ({
  create({ id, email }) {
    const secret = randomBytes(SECRET_BYTES);
    const totp = generator(secret, issuer().replaceAll(':', ''), email);
    return { sealed: box.seal(secret, id), secret: totp.secret.base32, uri: totp.toString() };
  },

  stepOf(code, sealed, ownerId, now) {
    let secret: Buffer;
    try {
      secret = box.open(sealed, ownerId);
    } catch (err) {
      log.warn({ err, userId: ownerId }, 'a TOTP secret cannot be read: was AUTH_SECRET changed?');
      return null;
    }
    return stepOfCode(code, secret, now);
  },
});
