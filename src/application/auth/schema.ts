import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { LOCALES } from '../../domain/locale.ts';
import { EVENT_ROLES, ROLES } from '../../domain/user.ts';
import { emailAddress, instant, oneLine, text, written } from '../schema.ts';
import { code, currentPassword } from '../second-factor/schema.ts';

/** bcrypt reads 72 bytes and ignores the rest, so a longer password would promise more than it keeps. */
const MAX_PASSWORD_BYTES = 72;

const password = z
  .string()
  .min(8)
  .refine((value) => new TextEncoder().encode(value).length <= MAX_PASSWORD_BYTES, {
    params: { code: 'password_bytes' },
  })
  .refine((value) => !value.includes('\0'), { params: { code: 'control_character' } })
  .refine((value) => value.trim() !== '', { params: { code: 'password_blank' } });

const username = written(/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/, 'username', z.string().trim().toLowerCase().min(3).max(50));

export const registerSchema = z.strictObject({
  username,
  email: emailAddress,
  password,
  name: oneLine(1, LIMITS.personName),
});
export type RegisterInput = z.output<typeof registerSchema>;

/** Without a password, a link sets one. */
export const newAdminSchema = registerSchema.extend({ password: password.optional(), locale: z.enum(LOCALES) });
export type NewAdminInput = z.output<typeof newAdminSchema>;

export const loginSchema = z.strictObject({
  /** Username or e-mail address. */
  username: text(1, 254).toLowerCase(),
  password: z.string().min(1).max(1000),
  /** Where the account has an authenticator app: one of its codes, or a recovery code. */
  code: code.optional(),
});
export type LoginInput = z.output<typeof loginSchema>;

/** Only what is named here can be changed: role, address and password have ways of their own. */
export const updateProfileSchema = z
  .strictObject({ name: oneLine(1, LIMITS.personName), username, locale: z.enum(LOCALES) })
  .partial()
  .refine((profile) => Object.values(profile).some((value) => value !== undefined), { params: { code: 'empty' } });
export type UpdateProfileInput = z.output<typeof updateProfileSchema>;

export const changePasswordSchema = z.strictObject({ currentPassword, newPassword: password });
export type ChangePasswordInput = z.output<typeof changePasswordSchema>;

export const changeEmailSchema = z.strictObject({ email: emailAddress, password: currentPassword });
export type ChangeEmailInput = z.output<typeof changeEmailSchema>;

/** As it stands in the mailed link. What is none of ours is a link that is gone, and no error of form. */
const linkToken = z.string().max(1000);

export const requestResetSchema = z.strictObject({ email: emailAddress });

export const resetPasswordSchema = z.strictObject({ token: linkToken, password });
export type ResetPasswordInput = z.output<typeof resetPasswordSchema>;

export const confirmEmailSchema = z.strictObject({ token: linkToken });
export type ConfirmEmailInput = z.output<typeof confirmEmailSchema>;

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
  eventRoles: z
    .array(z.strictObject({ eventId: z.uuid(), role: z.enum(EVENT_ROLES) }))
    .meta({ description: 'What the account may in chosen events, whatever its role in the shop.' }),
});
export type MeDto = z.output<typeof meDto>;

/** What the account page shows besides. */
export type AccountDto = MeDto & { isEmailVerified: boolean; hasPassword: boolean; createdAt: string };

export const sessionDto = z.strictObject({
  id: z.uuid(),
  userAgent: z.string().nullable(),
  /** From where it was opened. */
  address: z.string().nullable(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  isCurrent: z.boolean(),
});
export type SessionDto = z.output<typeof sessionDto>;
