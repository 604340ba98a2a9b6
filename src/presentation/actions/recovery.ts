'use server';

import { confirmEmailSchema, requestResetSchema, resetPasswordSchema } from '@/application/auth/schema';
import { useCases } from '@/composition';
import { limits } from '../http/contracts/limits';
import { action } from './action';

/** Answers alike whether the address is anybody's or not. */
export const requestPasswordReset = action(
  requestResetSchema,
  ({ input: { email } }) => useCases.requestPasswordReset(email),
  limits.mail,
);

export const resetPassword = action(resetPasswordSchema, ({ input }) => useCases.resetPassword(input), limits.secret);

/** Of the account's own address, or of the new one that takes its place. */
export const confirmEmail = action(confirmEmailSchema, ({ input }) => useCases.confirmEmail(input), limits.secret);
