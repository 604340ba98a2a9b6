import type { Users } from '../../../application/auth/ports.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../../../domain/locale.ts';
import type { User } from '../../../domain/user.ts';
import type { User as UserRow } from '../../db/generated/client.ts';
import type { Database } from '../../db/prisma.ts';

/** A language that we spoke once and no longer do is read as the default one. */
export const toLocale = (stored: string): Locale => (isLocale(stored) ? stored : DEFAULT_LOCALE);

export function toUser({ locale, ...row }: UserRow): User {
  const { id, username, email, name, passwordHash, role, emailVerifiedAt, createdAt } = row;
  return { id, username, email, name, passwordHash, role, locale: toLocale(locale), emailVerifiedAt, createdAt };
}

/** Deleted accounts are nobody's: no look-up finds them. */
export function users(database: () => Database): Users {
  return {
    async findByLogin(login) {
      const where = login.includes('@') ? { email: login } : { username: login };
      const row = await database().user.findUnique({ where: { ...where, deletedAt: null } });
      return row && toUser(row);
    },

    async findById(id) {
      const row = await database().user.findUnique({ where: { id, deletedAt: null } });
      return row && toUser(row);
    },

    async setLocale(id, locale) {
      await database().user.updateMany({
        where: { id, locale: { not: locale } },
        data: { locale, updatedAt: new Date() },
      });
    },
  };
}
