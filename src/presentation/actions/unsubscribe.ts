'use server';

import { unsubscribeSchema } from '@/application/mail/unsubscribe';
import { useCases } from '@/composition';
import { limits } from '../http/contracts/limits';
import { action } from './action';

export const unsubscribe = action(unsubscribeSchema, ({ input }) => useCases.unsubscribe(input), limits.general);
