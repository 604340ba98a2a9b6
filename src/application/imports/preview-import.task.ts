import { z } from 'zod';
import { longTask } from '../long-tasks/long-task.ts';

/** Finds out what a file of events would change. */
export const previewImportTask = longTask({
  kind: 'preview-import',
  input: z.object({ importId: z.uuid() }),
  afterCrash: 'goes-on',
});
