import { AppError } from '../../domain/errors.ts';
import { authorize, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Transaction } from '../ports.ts';
import { toMe } from './queries.ts';
import type { MeDto, UpdateProfileInput } from './schema.ts';

type Deps = { transaction: Transaction };

/** Changes what is sent, leaves the rest. @throws AppError CONFLICT naming `username` | UNAUTHORIZED | FORBIDDEN */
export const updateProfile =
  (d: Deps) =>
  async (actor: Actor, profile: UpdateProfileInput): Promise<MeDto> => {
    authorize(actor, 'account.update');
    const { id } = requireUser(actor);
    return d.transaction(async (tx) => {
      if (!(await tx.users.lock(id))) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
      return toMe(await tx.users.update(id, profile), actor);
    });
  };
