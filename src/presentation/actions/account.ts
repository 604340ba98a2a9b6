'use server';

import { redirect } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { z } from 'zod';
import { loginSchema, registerSchema } from '@/application/auth/schema';
import { signInWithPassword, signOutHere, signUp } from '../auth';
import { routing } from '../i18n/routing';
import { localePath, paths, safeNext } from '../paths';
import { action } from './action';

// Every form says where to go afterwards and in which language; both come from the address and are checked again here.
const wayOn = { next: z.string().max(2000).optional(), locale: z.string().max(20).optional() };

/** `next` may come with its locale or without; without one the visitor keeps the language of the form. */
function destination(next: string | undefined, locale: string | undefined): string {
  const path = safeNext(next, paths.home);
  const named = routing.locales.some((known) => path === `/${known}` || path.startsWith(`/${known}/`));
  return named ? path : localePath(hasLocale(routing.locales, locale) ? locale : routing.defaultLocale, path);
}

export const login = action(loginSchema.extend(wayOn), async ({ input: { next, locale, ...credentials } }) => {
  await signInWithPassword(credentials);
  redirect(destination(next, locale));
});

export const register = action(registerSchema.extend(wayOn), async ({ input: { next, locale, ...account } }) => {
  await signUp(account);
  redirect(destination(next, locale));
});

export const signOut = action(z.strictObject({ locale: wayOn.locale }), async ({ input: { locale } }) => {
  await signOutHere();
  redirect(destination(undefined, locale));
});
