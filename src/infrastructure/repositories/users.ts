import type { Users } from '../../application/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { AppError } from '../../domain/errors.ts';
import { DEFAULT_LOCALE, isLocale, type Locale } from '../../domain/locale.ts';
import type { User } from '../../domain/user.ts';
import { uniqueViolation } from '../db/failures.ts';
import type { User as UserRow } from '../db/generated/client.ts';
import type { Database } from '../db/prisma.ts';
import { prismaSql } from '../db/sql.ts';
import { recordSql, toRows } from '../events/record.ts';

/** A language that we spoke once and no longer do is read as the default one. */
export const toLocale = (stored: string): Locale => (isLocale(stored) ? stored : DEFAULT_LOCALE);

export function toUser({ id, username, email, name, passwordHash, role, locale, createdAt }: UserRow): User {
  return { id, username, email, name, passwordHash, role, locale: toLocale(locale), createdAt };
}

/** `onRecorded` hears of what was recorded, after the commit. */
export function users(database: () => Database, onRecorded: (events: DomainEvent[]) => void): Users {
  return {
    async findByLogin(login) {
      const where = login.includes('@') ? { email: login } : { username: login };
      const row = await database().user.findUnique({ where });
      return row && toUser(row);
    },

    async findById(id) {
      const row = await database().user.findUnique({ where: { id } });
      return row && toUser(row);
    },

    async create(user, happened) {
      await namingWhatIsTaken(insert(database(), user, happened));
      onRecorded(happened);
    },

    async setLocale(id, locale) {
      await database().user.updateMany({
        where: { id, locale: { not: locale } },
        data: { locale, updatedAt: new Date() },
      });
    },
  };
}

const insert = (database: Database, user: User, happened: DomainEvent[]) =>
  database.$transaction(async (client) => {
    await client.user.create({ data: user });
    await prismaSql(client)(recordSql(), [JSON.stringify(toRows(happened, user.createdAt))]);
  });

async function namingWhatIsTaken(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const violation = uniqueViolation(error);
    if (!violation) throw error;
    const field = violation.index?.includes('email') ? 'email' : 'username';
    throw new AppError('CONFLICT', `This ${field} is taken.`, {
      fields: [{ field, code: 'taken', message: 'is taken' }],
      cause: error,
    });
  }
}
