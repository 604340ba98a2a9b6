import type { z } from 'zod';
import { AppError } from '../../domain/errors.ts';
import type { Refusal } from '../events/import-refusal.ts';
import type { ImportReader } from '../events/ports.ts';
import type { TaskEnd, TaskHandler, TaskRun } from '../long-tasks/long-task.ts';
import type { Ids } from '../ports.ts';
import type { importEventsTask } from './import-events.task.ts';
import { type DecidedRow, importEvents } from './import-events.ts';
import { importOptions } from './import-options.ts';
import type { ImportFiles, NewImport } from './ports.ts';
import type { previewImportTask } from './preview-import.task.ts';
import { type ImportCounts, type ImportPreview, MOST_SHOWN, type PlannedRow } from './schema.ts';

type Deps = { importFiles: ImportFiles; importReader: ImportReader; ids: Ids };
type Run = Pick<TaskRun<(typeof importEventsTask)['input'], z.ZodNever>, 'input' | 'report'>;
type Imported = { counts: ImportCounts; rows: PlannedRow[]; refusals: Refusal[] };

/** What a file would change: the import itself, of which nothing is kept. */
export const previewImport =
  (d: Deps): TaskHandler<(typeof previewImportTask)['input']> =>
  async (run) => {
    const file = await d.importFiles.open(run.input.importId);
    if (!file) return undefined;
    const preview = await previewOf(d, run, file);
    await d.importFiles.keepPreview(file.id, preview);
    return { result: { changes: 'problem' in preview ? 0 : preview.created + preview.updated } };
  };

async function previewOf(d: Deps, run: Run, file: NewImport): Promise<ImportPreview> {
  try {
    const { counts, rows, refusals } = await importFile(d, run, file, true);
    return { ...counts, rows, refusals };
  } catch (error) {
    // The file as a whole is at fault: whoever sent it reads why.
    if (error instanceof AppError && error.code === 'VALIDATION_ERROR') {
      return { problem: error.message, faults: error.fields };
    }
    throw error;
  }
}

export const runImport =
  (d: Deps): TaskHandler<(typeof importEventsTask)['input']> =>
  async (run): Promise<TaskEnd | undefined> => {
    const file = await d.importFiles.open(run.input.importId);
    if (!file) return undefined;
    const { counts, refusals } = await importFile(d, run, file, false);
    await d.importFiles.keepOutcome(file.id, { ...counts, refusals });
    return { result: counts };
  };

async function importFile(d: Deps, run: Run, file: NewImport, dryRun: boolean): Promise<Imported> {
  const rows: PlannedRow[] = [];
  const refusals: Refusal[] = [];
  let done = 0;
  const counts = await d.importReader.withStore((store) =>
    importEvents({ store, ids: d.ids })({
      rows: d.importReader.rows(file),
      options: importOptions.parse(file.options),
      dryRun,
      onRefusal: (refusal) => {
        if (refusals.length < MOST_SHOWN) refusals.push(refusal);
      },
      onBatch: async (decided, size) => {
        rows.push(...decided.slice(0, MOST_SHOWN - rows.length).map(toPlannedRow));
        done += size;
        // Where its owner has cancelled it, this is where it stops: what was written before stays.
        await run.report({ done });
      },
    }),
  );
  return { counts, rows, refusals: refusals.sort((a, b) => a.line - b.line) };
}

const toPlannedRow = ({ line, event, happened }: DecidedRow): PlannedRow => ({
  line,
  kind: happened.type === 'event.created' ? 'created' : happened.type === 'event.cancelled' ? 'cancelled' : 'updated',
  name: event.name,
  eventDate: event.eventDate,
  location: event.location,
  changes: happened.type === 'event.changed' ? happened.payload.changes : {},
});
