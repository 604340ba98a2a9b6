'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { queries, useCases } from '@/composition';
import { action } from './action';

const oneImport = z.strictObject({ id: z.string() });

export const confirmImport = action(oneImport, async ({ actor, input }) => {
  await useCases.confirmImport(actor, input.id);
  refresh();
});

/** Of reading the file or of importing it; what was imported by then stays. */
export const stopImport = action(oneImport, async ({ actor, input }) => {
  const { taskId, id } = await queries.getImport(actor, input.id);
  await useCases.cancelTask(actor, taskId ?? id);
  refresh();
});
