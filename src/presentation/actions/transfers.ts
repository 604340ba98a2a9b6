'use server';

import { acceptTransferSchema } from '@/application/transfers/schema';
import { useCases } from '@/composition';
import { limits } from '../http/contracts/limits';
import { action } from './action';

export const acceptTransfer = action(
  acceptTransferSchema,
  async ({ actor, input }) => {
    await useCases.acceptTransfer(actor, input);
  },
  limits.secret,
);
