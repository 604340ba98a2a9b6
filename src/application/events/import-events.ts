import { type Event, slugify } from '../../domain/event.ts';
import type { Ids, ImportPlan, ImportRow, ImportStore } from '../ports.ts';
import {
  type ImportedEvent,
  type ImportOptions,
  type Refusal,
  toChange,
  toNewEvent,
  understand,
} from './import-row.ts';

type Deps = { store: ImportStore; ids: Ids };

type Input = {
  rows: AsyncIterable<ImportRow>;
  options: ImportOptions;
  dryRun: boolean;
  /** Hears of every refused row, in the order in which they are found. */
  onRefusal: (refusal: Refusal) => void;
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

type Plan = ImportPlan & { unchanged: number; refused: Refusal[] };

const planFor =
  (d: Deps, batch: ImportedEvent[], options: ImportOptions) =>
  (found: Event[], takenSlugs: Set<string>): Plan => {
    const known = new Map(found.map((event) => [event.sourceKey, event]));
    const plan: Plan = { create: [], update: [], unchanged: 0, refused: [] };
    for (const imported of batch) {
      const event = known.get(imported.sourceKey);
      const decision = event ? toChange(imported, options, event) : create(d, imported, options, takenSlugs);
      if (decision.kind === 'new') plan.create.push(decision.event);
      else if (decision.kind === 'changed' && event) plan.update.push({ event, patch: decision.patch });
      else if (decision.kind === 'refused') plan.refused.push({ line: imported.line, reason: decision.reason });
      else plan.unchanged += 1;
    }
    return plan;
  };

function create(d: Deps, imported: ImportedEvent, options: ImportOptions, takenSlugs: Set<string>) {
  const id = d.ids.next();
  return toNewEvent(imported, options, { id, slug: freeSlug(imported, id, takenSlugs) });
}

/**
 * Creates or updates one event per row, found again by its source key. Each batch is one transaction: whoever stops
 * it in the middle leaves whole events, and the next run takes it from there.
 */
export const importEvents =
  (d: Deps) =>
  async ({ rows, options, dryRun, onRefusal }: Input): Promise<ImportCounts> => {
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
    };

    let batch: ImportedEvent[] = [];
    for await (const row of rows) {
      const understood = understand(row);
      const first = understood.ok ? firstLineOf.get(understood.event.sourceKey) : undefined;
      if (!understood.ok) refuse({ line: row.line, reason: understood.reason });
      else if (first !== undefined) refuse({ line: row.line, reason: `is the event of line ${first} again` });
      else {
        firstLineOf.set(understood.event.sourceKey, row.line);
        batch.push(understood.event);
      }
      if (batch.length === BATCH) {
        await write(batch);
        batch = [];
      }
    }
    if (batch.length > 0) await write(batch);
    return counts;
  };
