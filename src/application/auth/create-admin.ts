import type { User } from '../../domain/user.ts';
import type { Clock, Ids } from '../ports.ts';
import { LINK_LIFETIME_MS } from './mailed-link.ts';
import { assurePasswordFits } from './password-rules.ts';
import type { Admins, CommonPasswords, LinkTokens, Passwords } from './ports.ts';
import type { NewAdminInput } from './schema.ts';

type Deps = {
  admins: Admins;
  passwords: Passwords;
  commonPasswords: CommonPasswords;
  links: LinkTokens;
  ids: Ids;
  clock: Clock;
};

/**
 * Makes an admin, for whoever sits at the server's terminal. Without a password they get a link that sets one.
 * @returns the link, where there is no password
 * @throws AppError CONFLICT naming `username` or `email` | VALIDATION_ERROR naming `password`
 */
export const createAdmin =
  (d: Deps) =>
  async ({ password, ...account }: NewAdminInput): Promise<{ link: string | null }> => {
    const now = d.clock.now();
    const admin = { ...account, id: d.ids.next(), role: 'ADMIN', emailVerifiedAt: null, createdAt: now } as const;
    if (password !== undefined) {
      assurePasswordFits(d.commonPasswords, password, account, 'password');
      await d.admins.create({ ...admin, passwordHash: await d.passwords.hash(password) }, null);
      return { link: null };
    }
    const token = d.links.next();
    const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS.RESET_PASSWORD);
    const user: User = { ...admin, passwordHash: null };
    await d.admins.create(user, { hash: d.links.hash(token), expiresAt });
    return { link: d.links.address('RESET_PASSWORD', token, account.locale) };
  };

/** Makes an admin of whoever has an account. What they are signed in with counts at once. @returns null where nobody is called that */
export const promoteToAdmin =
  (d: Pick<Deps, 'admins'>) =>
  async (usernameOrEmail: string): Promise<{ username: string; wasAdmin: boolean } | null> => {
    const user = await d.admins.find(usernameOrEmail.trim().toLowerCase());
    if (!user) return null;
    const wasAdmin = user.role === 'ADMIN';
    if (!wasAdmin) await d.admins.promote(user.id);
    return { username: user.username, wasAdmin };
  };
