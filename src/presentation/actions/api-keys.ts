'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { makeKeySchema } from '@/application/api-keys/schema';
import { useCases } from '@/composition';
import { limits } from '../http/contracts/limits';
import { action } from './action';

/** A form is texts alone: scopes come as one with commas between them. */
const keyForm = z
  .strictObject({
    name: z.string(),
    scopes: z.string().transform((scopes) => scopes.split(',').filter(Boolean)),
    days: z.string().transform(Number),
    password: z.string().optional(),
    code: z.string().optional(),
  })
  .pipe(makeKeySchema);

// The page is shown anew once the key was kept, not before.
export const makeApiKey = action(keyForm, ({ actor, input }) => useCases.makeApiKey(actor, input), limits.secret);

export const endApiKey = action(z.strictObject({ id: z.string() }), async ({ actor, input: { id } }) => {
  refresh();
  await useCases.endApiKey(actor, id);
});
