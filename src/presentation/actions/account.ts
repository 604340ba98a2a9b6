'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { loginSchema, registerSchema } from '@/application/auth/schema';
import { useCases } from '@/composition';
import { DEFAULT_LOCALE, isLocale, LOCALES } from '@/domain/locale';
import { signInWithPassword, signOutHere, signUp } from '../auth';
import { destination } from '../destination';
import { action } from './action';

// Every form says where to go afterwards and in which language; both come from the address and are checked again here.
const wayOn = {
  next: z.string().max(2000).optional(),
  locale: z.unknown().transform((named) => (isLocale(named) ? named : DEFAULT_LOCALE)),
};

export const login = action(loginSchema.extend(wayOn), async ({ input: { next, ...credentials } }) => {
  await signInWithPassword(credentials);
  redirect(destination(next, credentials.locale));
});

export const register = action(registerSchema.extend(wayOn), async ({ input: { next, ...account } }) => {
  await signUp(account);
  redirect(destination(next, account.locale));
});

export const signOut = action(z.strictObject({ locale: wayOn.locale }), async ({ input: { locale } }) => {
  await signOutHere();
  redirect(destination(undefined, locale));
});

/** Whoever is signed in reads this language from now on. */
export const keepLanguage = action(z.strictObject({ locale: z.enum(LOCALES) }), ({ actor, input: { locale } }) =>
  useCases.changeLanguage(actor, locale),
);
