import { AppError } from '../../domain/errors.ts';
import type { Passwords, Users } from '../ports.ts';
import type { LoginInput } from './schema.ts';
import { openSession, type SignIn, type SignInDeps } from './sign-in.ts';

type Deps = SignInDeps & { users: Users; passwords: Passwords };

/** By username or e-mail. An unknown user and a wrong password look and last alike. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export const login =
  (d: Deps) =>
  async ({ username, password }: LoginInput, userAgent: string | null): Promise<SignIn> => {
    const user = await d.users.findByLogin(username);
    const matches = await d.passwords.matches(password, user?.passwordHash ?? null);
    if (!user || !matches) throw new AppError('INVALID_CREDENTIALS', 'Username or password is wrong.');
    return openSession(d, user, userAgent);
  };
