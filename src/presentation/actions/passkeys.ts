'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import {
  addPasskeySchema,
  beginPasskeySchema,
  passkeySignInSchema,
  renamePasskeySchema,
} from '@/application/passkeys/schema';
import { proofSchema } from '@/application/second-factor/schema';
import { useCases } from '@/composition';
import { signInByPasskey } from '../auth';
import { limits } from '../http/contracts/limits';
import { destination } from '../return-to';
import { action } from './action';
import { wayOn } from './way-on';

const passkey = { id: z.string() };

export const beginPasskey = action(
  beginPasskeySchema,
  ({ actor, input }) => useCases.beginPasskey(actor, input),
  limits.secret,
);

export const addPasskey = action(addPasskeySchema, async ({ actor, input }) => {
  const added = await useCases.addPasskey(actor, input);
  refresh();
  return added;
});

export const renamePasskey = action(renamePasskeySchema.extend(passkey), async ({ actor, input: { id, name } }) => {
  await useCases.renamePasskey(actor, id, name);
  refresh();
});

export const removePasskey = action(
  proofSchema.extend(passkey),
  async ({ actor, input: { id, ...proof } }) => {
    await useCases.removePasskey(actor, id, proof);
    refresh();
  },
  limits.secret,
);

export const signInWithPasskey = action(
  passkeySignInSchema.extend(wayOn),
  async ({ input: { response, next, locale } }) => {
    const start = await signInByPasskey(response, locale);
    redirect(destination(next, locale, start));
  },
  limits.passkeySignIn,
);
