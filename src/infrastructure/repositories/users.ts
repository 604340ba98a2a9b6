import type { Users } from '../../application/ports.ts';
import { AppError } from '../../domain/errors.ts';
import { uniqueViolation } from '../db/failures.ts';
import type { Database } from '../db/prisma.ts';

export function users(database: () => Database): Users {
  return {
    findByLogin: (login) =>
      database().user.findUnique({ where: login.includes('@') ? { email: login } : { username: login } }),

    findById: (id) => database().user.findUnique({ where: { id } }),

    async create(user) {
      try {
        return await database().user.create({ data: user });
      } catch (error) {
        const violation = uniqueViolation(error);
        if (!violation) throw error;
        const field = violation.index?.includes('email') ? 'email' : 'username';
        throw new AppError('CONFLICT', `This ${field} is taken.`, {
          fields: [{ field, code: 'taken', message: 'is taken' }],
          cause: error,
        });
      }
    },
  };
}
