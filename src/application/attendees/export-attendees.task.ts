import { z } from 'zod';
import { longTask } from '../long-tasks/long-task.ts';
import { attendeeFilter, EXPORT_FORMATS } from './schema.ts';

/** Writes attendees into a file. It changes nothing, so where its process dies it is written anew. */
export const exportAttendeesTask = longTask({
  kind: 'export-attendees',
  input: attendeeFilter.pick({ status: true, typeId: true }).extend({
    /** Null for those of all events. */
    eventIds: z.array(z.uuid()).readonly().nullable(),
    format: z.enum(EXPORT_FORMATS),
    /** In the language of whoever asked, in the order of `EXPORT_COLUMNS`. */
    headings: z.array(z.string()),
    fileName: z.string(),
  }),
  afterCrash: 'goes-on',
});
