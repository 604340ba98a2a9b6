'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { changeEmailSchema, changePasswordSchema, updateProfileSchema } from '@/application/auth/schema';
import { deleteAccountSchema } from '@/application/privacy/schema';
import { useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import { DEFAULT_LOCALE, isLocale } from '@/domain/locale';
import { requireUser } from '@/domain/policy';
import { signOutHere } from '../auth';
import { limits } from '../http/contracts/limits';
import { localePath, paths } from '../paths';
import { action } from './action';

// What the account page does to one's own account. `refresh` shows it as it is then.

export const updateProfile = action(updateProfileSchema, async ({ actor, input }) => {
  const me = await useCases.updateProfile(actor, input);
  refresh();
  return me;
});

export const requestEmailChange = action(
  changeEmailSchema,
  ({ actor, input }) => useCases.requestEmailChange(actor, input),
  limits.secret,
);

export const requestVerification = action(
  z.strictObject({}),
  ({ actor }) => useCases.requestVerification(actor),
  limits.mail,
);

export const changePassword = action(
  changePasswordSchema,
  async ({ actor, input }) => {
    await useCases.changePassword(actor, input);
    refresh();
  },
  limits.secret,
);

export const endSession = action(z.strictObject({ id: z.string() }), async ({ actor, input: { id } }) => {
  // Where it is refused, the list is an old one.
  refresh();
  await useCases.revokeSession(actor, id);
});

export const endOtherSessions = action(z.strictObject({}), async ({ actor }) => {
  await useCases.revokeOtherSessions(actor);
  refresh();
});

const deletion = deleteAccountSchema.extend({ typed: z.string().max(100), locale: z.unknown() });

/** Whoever deletes their account has typed its name besides the password: a click alone is too little. */
export const deleteAccount = action(
  deletion,
  async ({ actor, input: { password, typed, locale } }) => {
    if (typed.trim().toLowerCase() !== requireUser(actor).username) {
      throw new AppError('VALIDATION_ERROR', 'The username was not typed.', {
        fields: [{ field: 'typed', code: 'custom', message: 'is not the username' }],
      });
    }
    await useCases.deleteAccount(actor, { password });
    await signOutHere();
    redirect(localePath(isLocale(locale) ? locale : DEFAULT_LOCALE, paths.accountDeleted));
  },
  limits.secret,
);
