'use server';

import { z } from 'zod';
import { useCases } from '@/composition';
import { action } from './action';

/** For whoever hands a link on while no mail is sent. */
export const showMailLink = action(z.strictObject({ id: z.string() }), ({ actor, input: { id } }) =>
  useCases.readMailLink(actor, id),
);
