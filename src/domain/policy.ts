import { AppError } from './errors.ts';
import type { Actor, SignedIn } from './user.ts';

/** Who may do what. Every use case asks here; nothing else decides access. */

export const isAdmin = (actor: Actor): boolean => actor.kind === 'user' && actor.role === 'ADMIN';

/** @throws AppError UNAUTHORIZED */
export function requireSignedIn(actor: Actor): SignedIn {
  if (actor.kind !== 'user') throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
  return actor;
}

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export function requireAdmin(actor: Actor): SignedIn {
  const user = requireSignedIn(actor);
  if (user.role !== 'ADMIN') throw new AppError('FORBIDDEN', 'Only an administrator may do this.');
  return user;
}
