import { z } from 'zod';

/** Importing a file of events: what is told of it. Safe in a browser. */

export const importDto = z.strictObject({ id: z.uuid() });

/** A row that changes something. `changes` are those of an event that is there already, by field. */
const plannedRow = z.object({
  line: z.int(),
  kind: z.enum(['created', 'updated', 'cancelled']),
  name: z.string(),
  /** On the clocks of its place. */
  eventDate: z.string(),
  location: z.string(),
  changes: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
});
export type PlannedRow = z.output<typeof plannedRow>;

/** What is wrong, by a code that has words in both languages. */
const faults = z
  .array(
    z.object({
      field: z.string(),
      code: z.string(),
      message: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  )
  // What an earlier release kept has none.
  .optional();

const refusedRow = z.object({ line: z.int(), reason: z.string(), faults });

const counts = { created: z.int(), updated: z.int(), unchanged: z.int(), refused: z.int() };
export type ImportCounts = { created: number; updated: number; unchanged: number; refused: number };

/** So many rows are shown of each sort; all are counted. */
export const MOST_SHOWN = 200;

/** What a file would change, or why it cannot be read at all. */
const importPreview = z.union([
  z.object({ problem: z.string(), faults }),
  z.object({ ...counts, rows: z.array(plannedRow), refusals: z.array(refusedRow) }),
]);
export type ImportPreview = z.output<typeof importPreview>;

const importOutcome = z.object({ ...counts, refusals: z.array(refusedRow) });
export type ImportOutcome = z.output<typeof importOutcome>;
