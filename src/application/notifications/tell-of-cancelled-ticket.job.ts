import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** A ticket that its holder or an organiser gave back. Those of a cancelled event are told of together. */
export const tellOfCancelledTicketJob = job({
  name: 'tell-of-cancelled-ticket',
  payload: z.object({ ticketId: z.uuid(), by: z.enum(['holder', 'organiser']) }),
  after: {
    'ticket.cancelled': ({ subjectId, payload: { reason } }) =>
      reason === 'event-cancelled' ? null : { key: subjectId, payload: { ticketId: subjectId, by: reason } },
  },
  atOnce: 10,
});
