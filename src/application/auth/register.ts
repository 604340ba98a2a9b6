import type { Passwords, Users } from '../ports.ts';
import type { RegisterInput } from './schema.ts';
import { openSession, type SignIn, type SignInDeps } from './sign-in.ts';

type Deps = SignInDeps & { users: Users; passwords: Passwords };

/** @throws AppError CONFLICT naming `username` or `email` | UNAVAILABLE */
export const register =
  (d: Deps) =>
  async ({ password, ...input }: RegisterInput, userAgent: string | null): Promise<SignIn> => {
    const passwordHash = await d.passwords.hash(password);
    const user = await d.users.create({ ...input, id: d.ids.next(), passwordHash, role: 'USER', locale: 'en' });
    return openSession(d, user, userAgent);
  };
