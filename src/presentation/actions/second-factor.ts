'use server';

import { refresh } from 'next/cache';
import { codeSchema, proofSchema } from '@/application/second-factor/schema';
import { useCases } from '@/composition';
import { qrCode } from '../components/qr/qr-code';
import { limits } from '../http/contracts/limits';
import { action } from './action';

// What asks for a password or a code is limited like the calls of the API that do the same.

export const beginTotp = action(
  proofSchema,
  async ({ actor, input }) => {
    const { secret, uri } = await useCases.beginTotp(actor, input);
    return { secret, uri, qr: qrCode(uri) };
  },
  limits.secret,
);

// The page is shown anew once the codes were kept, not before.
export const confirmTotp = action(
  codeSchema,
  ({ actor, input: { code } }) => useCases.confirmTotp(actor, code),
  limits.secret,
);

export const removeTotp = action(
  proofSchema,
  async ({ actor, input }) => {
    await useCases.removeTotp(actor, input);
    refresh();
  },
  limits.secret,
);

export const renewRecoveryCodes = action(
  proofSchema,
  ({ actor, input }) => useCases.renewRecoveryCodes(actor, input),
  limits.secret,
);

export const showCode = action(
  codeSchema,
  async ({ actor, input: { code } }) => {
    await useCases.strengthenSession(actor, code);
    refresh();
  },
  limits.secret,
);
