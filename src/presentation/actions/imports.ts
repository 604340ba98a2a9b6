'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { useCases } from '@/composition';
import { action } from './action';

export const confirmImport = action(z.strictObject({ id: z.string() }), async ({ actor, input }) => {
  await useCases.confirmImport(actor, input.id);
  refresh();
});
