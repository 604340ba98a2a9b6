'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { changeEmailSchema, changePasswordSchema, updateProfileSchema } from '@/application/auth/schema';
import { useCases } from '@/composition';
import { action } from './action';

// What the account page does to one's own account. `refresh` shows it as it is then.

export const updateProfile = action(updateProfileSchema, async ({ actor, input }) => {
  const me = await useCases.updateProfile(actor, input);
  refresh();
  return me;
});

export const requestEmailChange = action(changeEmailSchema, ({ actor, input }) =>
  useCases.requestEmailChange(actor, input),
);

export const requestVerification = action(z.strictObject({}), ({ actor }) => useCases.requestVerification(actor));

export const changePassword = action(changePasswordSchema, async ({ actor, input }) => {
  await useCases.changePassword(actor, input);
  refresh();
});

export const endSession = action(z.strictObject({ id: z.string() }), async ({ actor, input: { id } }) => {
  await useCases.revokeSession(actor, id);
  refresh();
});

export const endOtherSessions = action(z.strictObject({}), async ({ actor }) => {
  await useCases.revokeOtherSessions(actor);
  refresh();
});
