import { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import { authorize, eventScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { TaskHandler } from '../long-tasks/long-task.ts';
import type { exportAttendeesTask } from './export-attendees.task.ts';
import type { AttendeeExport, Cell, TableWriters } from './ports.ts';

type Deps = { attendeeExport: AttendeeExport; tables: TableWriters };

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Kept with the file: whose attendees are in it; null for those of all events. */
const exportDetail = z.object({ eventIds: z.array(z.uuid()).readonly().nullable() });

/** The file is written as its rows are read; nothing is held but a page of them. */
export const runExport =
  (d: Deps): TaskHandler<typeof exportAttendeesTask.input> =>
  async (run) => {
    const { eventIds, format, headings, fileName, ...filter } = run.input;
    await run.report({ done: 0, total: await d.attendeeExport.count(eventIds, filter) });
    let rows = 0;
    const counted = async function* (): AsyncGenerator<Cell[][]> {
      for await (const page of d.attendeeExport.pages(eventIds, filter)) {
        rows += page.length;
        yield page;
      }
    };
    for await (const bytes of d.tables[format](headings, counted())) {
      await run.write(bytes);
      // Where its owner has cancelled it, this is where it stops.
      await run.report({ done: rows });
    }
    await run.report({ done: rows, total: rows });
    const detail: z.input<typeof exportDetail> = { eventIds };
    return { result: { rows }, detail, file: { name: fileName, type: TYPES[format] } };
  };

/** Whoever lost the role that let them export does not fetch what they exported. @throws AppError FORBIDDEN */
export function mayFetchExport(actor: Actor, detail: unknown): void {
  const { eventIds } = exportDetail.parse(detail);
  const scope = eventScope(actor, 'event.list-attendees');
  if (scope.kind === 'all') return;
  if (eventIds === null)
    throw new AppError('FORBIDDEN', 'Only an administrator may fetch the attendees of all events.');
  for (const eventId of eventIds) authorize(actor, 'event.list-attendees', { eventId });
}
