import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LOCALES } from '../../domain/locale.ts';
import { ROLES } from '../../domain/user.ts';
import { emailAddress, instant, text } from '../schema.ts';

/** bcrypt reads 72 bytes and ignores the rest, so a longer password would promise more than it keeps. */
const MAX_PASSWORD_BYTES = 72;

const password = z
  .string()
  .min(8)
  .refine((value) => new TextEncoder().encode(value).length <= MAX_PASSWORD_BYTES, {
    params: { code: 'password_bytes' },
  })
  .refine((value) => !value.includes('\0'), { params: { code: 'control_character' } });

export const registerSchema = z.strictObject({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .min(3)
    .max(50)
    .regex(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/),
  email: emailAddress,
  password,
  name: text(1, LIMITS.personName),
});
export type RegisterInput = z.output<typeof registerSchema>;

export const loginSchema = z.strictObject({
  /** Username or e-mail address. */
  username: text(1, 254).toLowerCase(),
  password: z.string().min(1).max(1000),
});
export type LoginInput = z.output<typeof loginSchema>;

/** Contract: the answer to register, login and refresh. */
export const accessDto = z.strictObject({
  token: z.string().meta({ description: 'Access token, good for 15 minutes.' }),
  username: z.string(),
  role: z.enum(ROLES),
});
export type AccessDto = z.output<typeof accessDto>;

export const meDto = z.strictObject({
  id: z.uuid(),
  username: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  locale: z.enum(LOCALES),
});
export type MeDto = z.output<typeof meDto>;

export const sessionDto = z.strictObject({
  id: z.uuid(),
  userAgent: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  isCurrent: z.boolean(),
});
export type SessionDto = z.output<typeof sessionDto>;
