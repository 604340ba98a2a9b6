'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { loginSchema, registerSchema } from '@/application/auth/schema';
import { useCases } from '@/composition';
import { LOCALES } from '@/domain/locale';
import { signInWithPassword, signOutHere, signUp } from '../auth';
import { limits } from '../http/contracts/limits';
import { destination } from '../return-to';
import { action } from './action';
import { wayOn } from './way-on';

export const login = action(
  loginSchema.extend(wayOn),
  async ({ input: { next, ...credentials } }) => {
    const start = await signInWithPassword(credentials);
    redirect(destination(next, credentials.locale, start));
  },
  limits.login,
);

export const register = action(
  registerSchema.extend(wayOn),
  async ({ input: { next, ...account } }) => {
    await signUp(account);
    redirect(destination(next, account.locale));
  },
  limits.register,
);

export const signOut = action(z.strictObject(wayOn), async ({ input: { next, locale } }) => {
  await signOutHere();
  redirect(destination(next, locale));
});

/** Whoever is signed in reads this language from now on. */
export const keepLanguage = action(z.strictObject({ locale: z.enum(LOCALES) }), ({ actor, input: { locale } }) =>
  useCases.changeLanguage(actor, locale),
);
