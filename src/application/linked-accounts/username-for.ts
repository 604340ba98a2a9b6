import { LIMITS } from '../../domain/limits.ts';
import { registerSchema } from '../auth/schema.ts';
import { oneLine } from '../schema.ts';

const LONGEST = 36;

/**
 * A username made from the part of `email` before the @: letters without accents, digits, single hyphens between them.
 * `tail` is put to one that somebody has already.
 */
export function usernameFor(email: string, tail?: string): string {
  const made = (email.split('@', 1)[0] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-|-$/g, '');
  const name = registerSchema.shape.username.safeParse(made).success ? made : `guest${made && `-${made}`}`;
  return tail ? `${name}-${tail}` : name;
}

/** What a service calls somebody, where it could be written here; else `otherwise`. */
export function personName(name: string | null, otherwise: string): string {
  const parsed = oneLine(1, LIMITS.personName).safeParse(name?.trim().slice(0, LIMITS.personName));
  return parsed.success ? parsed.data : otherwise;
}
