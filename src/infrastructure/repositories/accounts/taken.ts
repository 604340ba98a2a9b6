import { AppError } from '../../../domain/errors.ts';

/** Somebody else has the name or the address: which, the violated index says. */
export function takenField(index: string | undefined, cause: unknown): AppError {
  const field = index?.includes('email') ? 'email' : 'username';
  return new AppError('CONFLICT', `This ${field} is taken.`, {
    fields: [{ field, code: 'taken', message: 'is taken' }],
    cause,
  });
}
