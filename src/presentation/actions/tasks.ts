'use server';

import { z } from 'zod';
import { useCases } from '@/composition';
import { action } from './action';

const oneTask = z.strictObject({ id: z.string() });

export const cancelTask = action(oneTask, ({ actor, input: { id } }) => useCases.cancelTask(actor, id));

export const dismissTask = action(oneTask, ({ actor, input: { id } }) => useCases.dismissTask(actor, id));
