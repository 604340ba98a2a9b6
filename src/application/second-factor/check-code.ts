import { AppError } from '../../domain/errors.ts';
import type { Clock } from '../ports.ts';
import type { CodeAttempts, RecoveryCodes, SecondFactors, TotpCodes } from './ports.ts';

export type CodeDeps = {
  secondFactors: SecondFactors;
  totpCodes: TotpCodes;
  recoveryCodes: RecoveryCodes;
  codeAttempts: CodeAttempts;
  clock: Clock;
};

const MINUTE_MS = 60_000;
/** Wrong ones from one address or session. */
const FROM_ONE_SOURCE = { failures: 5, windowMs: 15 * MINUTE_MS };
/**
 * Wrong ones from wherever they come: at three codes good at a time, a chance of 1 in 6,000 a day. Recovery codes do
 * not count here, so that the owner gets in with one while somebody else guesses.
 */
const IN_ALL = { failures: 50, windowMs: 24 * 60 * MINUTE_MS };
const EVERYWHERE = '';

/** What kind of code was right. */
type UsedCode = 'totp' | 'recovery-code';

const isTotpCode = (code: string) => /^\d{6}$/.test(code);

export const wrongCode = () =>
  new AppError('SECOND_FACTOR_REQUIRED', 'This code is wrong, has run out or was used before.', {
    fields: [{ field: 'code', code: 'wrong_code', message: 'is not right' }],
    facts: { reason: 'wrong_code' },
  });

/**
 * Uses `code` up: none is good twice. `source` is the address or the session that it came from.
 * @throws AppError SECOND_FACTOR_REQUIRED with `reason: 'wrong_code'` | RATE_LIMITED
 */
export async function takeCode(
  d: CodeDeps,
  { userId, code, source }: { userId: string; code: string; source: string },
): Promise<UsedCode> {
  const kind = isTotpCode(code) ? 'totp' : 'recovery-code';
  const take = kind === 'totp' ? takeTotp : takeRecoveryCode;
  await count(d, userId, source, FROM_ONE_SOURCE);
  if (kind === 'totp') await count(d, userId, EVERYWHERE, IN_ALL);
  if (!(await take(d, userId, code))) throw wrongCode();
  await d.codeAttempts.forget(userId, source);
  if (kind === 'totp') await d.codeAttempts.forgive(userId, EVERYWHERE);
  return kind;
}

async function count(
  d: Pick<CodeDeps, 'codeAttempts' | 'clock'>,
  userId: string,
  source: string,
  most: typeof FROM_ONE_SOURCE,
): Promise<void> {
  const now = d.clock.now();
  const { failures, since } = await d.codeAttempts.count(userId, source, most.windowMs, now);
  if (failures <= most.failures) return;
  const retryAfter = Math.max(1, Math.ceil((since.getTime() + most.windowMs - now.getTime()) / 1000));
  throw new AppError('RATE_LIMITED', 'Too many wrong codes. Wait a while, or use a recovery code or a passkey.', {
    retryAfter,
  });
}

async function takeTotp(d: CodeDeps, userId: string, code: string): Promise<boolean> {
  const totp = await d.secondFactors.findTotp(userId);
  if (!totp?.confirmedAt) return false;
  const step = d.totpCodes.stepOf(code, totp.sealed, userId, d.clock.now());
  return step !== null && d.secondFactors.takeStep(userId, step);
}

const takeRecoveryCode = (d: CodeDeps, userId: string, code: string) =>
  d.secondFactors.takeRecoveryCode(userId, d.recoveryCodes.hash(code), d.clock.now());
