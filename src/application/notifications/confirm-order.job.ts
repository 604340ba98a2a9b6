import { z } from 'zod';
import { job } from '../jobs/job.ts';

/** Once an order, however many tickets it has. */
export const confirmOrderJob = job({
  name: 'confirm-order',
  payload: z.object({ orderId: z.uuid() }),
  after: {
    'ticket.purchased': ({ payload: { orderId } }) => ({ key: orderId, payload: { orderId } }),
  },
  atOnce: 50,
});
