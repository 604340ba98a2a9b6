import { AppError } from '../../domain/errors.ts';
import type { User } from '../../domain/user.ts';
import type { CommonPasswords } from './ports.ts';

/**
 * What only the server knows of a new password: that everybody's guess is not it, nor the account's own names
 * (NIST SP 800-63B, 3.1.1.2). Length and characters are the schema's matter.
 * @throws AppError VALIDATION_ERROR naming `field`
 */
export function assurePasswordFits(
  common: CommonPasswords,
  password: string,
  { username, email }: Pick<User, 'username' | 'email'>,
  field: string,
): void {
  const asTyped = password.trim().toLowerCase();
  const names = [username, email, email.split('@')[0]];
  const code = names.includes(asTyped) ? 'password_is_name' : common.has(asTyped) ? 'password_common' : null;
  if (!code) return;
  const message = code === 'password_common' ? 'is one that many people use' : 'is a name of this account';
  throw new AppError('VALIDATION_ERROR', 'This password is too easy to guess.', { fields: [{ field, code, message }] });
}
