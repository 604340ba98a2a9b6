import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** A ticket that was offered to somebody and was taken back. */
export const tellOfWithdrawnOfferJob = job({
  name: 'tell-of-withdrawn-offer',
  payload: z.object({ transferId: z.uuid(), ticketId: z.uuid() }),
  after: {
    'ticket.transfer-taken-back': ({ subjectId, payload: { transferId } }) => ({
      key: transferId,
      payload: { transferId, ticketId: subjectId },
    }),
  },
});
