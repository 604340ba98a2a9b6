'use server';

import { z } from 'zod';
import { acceptOfferSchema, acceptTransferSchema } from '@/application/transfers/schema';
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

export const acceptOffer = action(acceptOfferSchema, async ({ actor, input }) => {
  await useCases.acceptOffer(actor, input);
});

/** The confirmation of an order of one's own, with what is still good of it. */
export const resendConfirmation = action(
  z.strictObject({ orderId: z.string() }),
  ({ actor, input: { orderId } }) => useCases.resendConfirmation(actor, orderId),
  limits.mail,
);
