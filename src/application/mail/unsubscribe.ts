import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { OptOuts, UnsubscribeLinks } from './ports.ts';

/** Contract: POST /api/mail/unsubscribe. */
export const unsubscribeSchema = z.strictObject({ token: z.string().min(1).max(500) });

type Deps = { optOuts: OptOuts; unsubscribeLinks: UnsubscribeLinks };

/**
 * No more mail to an address but what is about its own orders, tickets and account. Whoever got a mail may say so,
 * signed in or not; a second time changes nothing. @throws AppError RESOURCE_NOT_FOUND
 */
export const unsubscribe =
  (d: Deps) =>
  async ({ token }: z.output<typeof unsubscribeSchema>): Promise<void> => {
    const address = d.unsubscribeLinks.read(token);
    if (!address) throw new AppError('RESOURCE_NOT_FOUND', 'This link is not one of ours.');
    await d.optOuts.add(address);
  };
