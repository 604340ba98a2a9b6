import { z } from 'zod';
import { job } from '../jobs/job.ts';

export const tellOfCancelledEventJob = job({
  name: 'tell-of-cancelled-event',
  payload: z.object({ eventId: z.uuid() }),
  after: {
    'event.cancelled': ({ subjectId }) => ({ key: subjectId, payload: { eventId: subjectId } }),
  },
});
