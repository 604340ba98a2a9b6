import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { emailAddress, oneLine } from '../schema.ts';
import type { TicketDto } from '../tickets/schema.ts';

/** Contract: POST /api/tickets/{id}/transfer. */
export const offerTransferSchema = z.strictObject({
  email: emailAddress.meta({ examples: ['bia@example.com'] }),
  name: oneLine(1, LIMITS.personName)
    .optional()
    .meta({
      description: 'What the mail calls its reader.',
      examples: ['Bia'],
    }),
});
export type OfferTransferInput = z.output<typeof offerTransferSchema>;

/** Contract: POST /api/transfers/accept. */
export const acceptTransferSchema = z.strictObject({
  token: z.string().max(200).meta({ description: 'As it stands in the mailed link.' }),
});
export type AcceptTransferInput = z.output<typeof acceptTransferSchema>;

/** One of the offers that stand under one's tickets. */
export const acceptOfferSchema = z.strictObject({ id: z.string() });
export type AcceptOfferInput = z.output<typeof acceptOfferSchema>;

/** What the page behind a mailed link shows before anything is accepted. */
export type OfferedTicketDto = {
  fromName: string;
  /** Whether the reader is who offers it. */
  isOwn: boolean;
  ticketType: string;
  event: TicketDto['event'];
  expiresAt: string;
};

/** A ticket that somebody offers to the reader. */
export type OfferToMeDto = { id: string } & Omit<OfferedTicketDto, 'isOwn'>;
