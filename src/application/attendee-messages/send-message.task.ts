import { z } from 'zod';
import { longTask } from '../long-tasks/long-task.ts';

/** Each mail of it is written once, whichever run comes to it, so that another process may go on. */
export const sendMessageTask = longTask({
  kind: 'send-message',
  input: z.object({ messageId: z.uuid() }),
  afterCrash: 'goes-on',
});
