import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** A ticket that has changed hands. */
export const tellOfTransferJob = job({
  name: 'tell-of-transfer',
  payload: z.object({ transferId: z.uuid(), ticketId: z.uuid(), fromId: z.uuid(), toId: z.uuid() }),
  after: {
    'ticket.transferred': ({ subjectId, payload: { transferId, fromOwnerId, ownerId } }) => ({
      key: transferId,
      payload: { transferId, ticketId: subjectId, fromId: fromOwnerId, toId: ownerId },
    }),
  },
});
