import { z } from 'zod';
import type { Role } from '../../domain/user.ts';
import { emailAddress, text } from '../schema.ts';

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
  name: text(1, 100),
});
export type RegisterInput = z.output<typeof registerSchema>;

export const loginSchema = z.strictObject({
  /** Username or e-mail address. */
  username: text(1, 254).toLowerCase(),
  password: z.string().min(1).max(1000),
});
export type LoginInput = z.output<typeof loginSchema>;

/** Contract: the answer to register, login and refresh. */
export type AccessDto = { token: string; username: string; role: Role };

export type MeDto = { id: string; username: string; email: string; name: string; role: Role };

export type SessionDto = {
  id: string;
  userAgent: string | null;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isCurrent: boolean;
};
