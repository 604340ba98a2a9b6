import type { DomainEvent } from '../../domain/domain-events.ts';
import { type Event, slugify } from '../../domain/event.ts';
import { toLocalTime } from '../../domain/local-time.ts';
import { fault, type Refusal, refusalOf } from '../events/import-refusal.ts';
import type { ImportPlan, ImportRow, ImportStore } from '../events/ports.ts';
import type { Ids } from '../ports.ts';
import type { ImportOptions } from './import-options.ts';
import { type ImportedEvent, parseImportRow } from './parse-import-row.ts';
import { type FoundEvent, planChange, planNewEvent } from './plan-import-row.ts';

type Deps = { store: ImportStore; ids: Ids };

type Input = {
  rows: AsyncIterable<ImportRow>;
  options: ImportOptions;
  dryRun: boolean;
  /** Hears of every refused row, in the order in which they are found. */
  onRefusal: (refusal: Refusal) => void;
  /** Hears of each batch once it is written: of the rows that change something, and how many rows it had in all. */
  onBatch?: (decided: DecidedRow[], size: number) => Promise<void>;
};

/** What becomes of a row that changes something. */
export type DecidedRow = {
  line: number;
  event: { name: string; eventDate: string; location: string };
  happened: DomainEvent;
};

type ImportCounts = { created: number; updated: number; unchanged: number; refused: number };

// Large enough to be quick, small enough that a sale waits some milliseconds at most for the rows it locks.
const BATCH = 250;

/** The plain slug, else the one with its year, else the one with the tail of the id, which nobody else has. */
function freeSlug(imported: ImportedEvent, id: string, taken: Set<string>): string {
  const candidates = slugCandidates(imported);
  const slug = candidates.find((candidate) => !taken.has(candidate)) ?? `${candidates[0]}-${id.slice(-6)}`;
  taken.add(slug);
  return slug;
}

function slugCandidates({ said, start }: ImportedEvent): string[] {
  const slug = slugify(said.name);
  const year = (start.kind === 'day' ? start.day : start.at).slice(0, 4);
  return [slug, `${slug}-${year}`];
}

const againOf = (line: number) => fault('', 'row_again', `is the event of line ${line} again`, { line });

type Plan = ImportPlan & { unchanged: number; refused: Refusal[]; decided: DecidedRow[] };

const shownOf = ({
  name,
  startsAt,
  timeZone,
  location,
}: Pick<Event, 'name' | 'startsAt' | 'timeZone' | 'location'>) => ({
  name,
  eventDate: toLocalTime(startsAt, timeZone),
  location,
});

const planFor =
  (d: Deps, batch: ImportedEvent[], options: ImportOptions) =>
  (found: FoundEvent[], takenSlugs: Set<string>): Plan => {
    const known = new Map(found.map((one) => [one.event.sourceKey, one]));
    const plan: Plan = { create: [], update: [], happened: [], unchanged: 0, refused: [], decided: [] };
    for (const imported of batch) {
      const one = known.get(imported.sourceKey);
      const decision = one
        ? planChange(imported, options, one, d.ids)
        : planNewEvent(imported, options, d.ids, identity(d, imported, takenSlugs));
      if (decision.kind === 'refused') plan.refused.push(refusalOf(imported.line, [decision.fault]));
      else if (decision.kind === 'same') plan.unchanged += 1;
      else plan.happened.push(decision.happened);
      if (decision.kind === 'new') {
        plan.create.push({ event: decision.event, stock: decision.stock });
        plan.decided.push({ line: imported.line, event: shownOf(decision.event), happened: decision.happened });
      }
      if (decision.kind === 'changed' && one) {
        const event = shownOf({ ...one.event, ...decision.patch });
        plan.decided.push({ line: imported.line, event, happened: decision.happened });
        plan.update.push({ event: one.event, patch: decision.patch, stock: decision.stock });
      }
    }
    return plan;
  };

function identity(d: Deps, imported: ImportedEvent, takenSlugs: Set<string>) {
  const id = d.ids.next();
  return { id, slug: freeSlug(imported, id, takenSlugs) };
}

/**
 * Creates or updates one event per row, found again by its source key. Each batch is one transaction: whoever stops
 * it in the middle leaves whole events, and the next run takes it from there.
 */
export const importEvents =
  (d: Deps) =>
  async ({ rows, options, dryRun, onRefusal, onBatch }: Input): Promise<ImportCounts> => {
    const counts: ImportCounts = { created: 0, updated: 0, unchanged: 0, refused: 0 };
    const firstLineOf = new Map<string, number>();
    const refuse = (refusal: Refusal) => {
      counts.refused += 1;
      onRefusal(refusal);
    };

    const write = async (batch: ImportedEvent[]) => {
      const wanted = { keys: batch.map((row) => row.sourceKey), slugs: batch.flatMap(slugCandidates) };
      const plan = await d.store.apply(wanted, planFor(d, batch, options), dryRun);
      counts.created += plan.create.length;
      counts.updated += plan.update.length;
      counts.unchanged += plan.unchanged;
      plan.refused.forEach(refuse);
      await onBatch?.(plan.decided, batch.length);
    };

    let batch: ImportedEvent[] = [];
    for await (const row of rows) {
      const parsed = parseImportRow(row);
      const first = parsed.ok ? firstLineOf.get(parsed.event.sourceKey) : undefined;
      if (!parsed.ok) refuse(refusalOf(row.line, parsed.faults));
      else if (first !== undefined) refuse(refusalOf(row.line, [againOf(first)]));
      else {
        firstLineOf.set(parsed.event.sourceKey, row.line);
        batch.push(parsed.event);
      }
      if (batch.length === BATCH) {
        await write(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await write(batch);
    return counts;
  };
