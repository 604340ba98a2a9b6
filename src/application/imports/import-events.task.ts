import { z } from 'zod';
import { longTask } from '../long-tasks/long-task.ts';

/** Makes and changes the events that a file tells of. Each row finds its event again, so it may be begun anew. */
export const importEventsTask = longTask({
  kind: 'import-events',
  input: z.object({ importId: z.uuid() }),
  afterCrash: 'goes-on',
});
