import { eventFacts } from '../../domain/domain-events.ts';
import { changesOf } from '../events/changes.ts';
import type { Handler } from '../jobs/job.ts';
import type { Clock, Transaction } from '../ports.ts';
import type { PublicationReads } from './ports.ts';
import type { publishPlannedJob } from './publish-planned.job.ts';

type Deps = { publications: PublicationReads; transaction: Transaction; clock: Clock };

const AT_ONCE = 500;

/** Each draft for itself: one that cannot be published keeps no other waiting. */
export const publishPlanned =
  (d: Deps): Handler<(typeof publishPlannedJob)['payload']> =>
  async (_, { signal }) => {
    const failures: unknown[] = [];
    for (const eventId of await d.publications.due(d.clock.now(), AT_ONCE)) {
      if (signal.aborted) return;
      await publish(d, eventId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events were not published.`);
  };

/** Looks once more under the lock: somebody may have changed the plan, or published it by hand. */
const publish = (d: Deps, eventId: string) =>
  d.transaction(async (tx) => {
    const event = await tx.events.lock(eventId);
    const plan = event && (await tx.publications.find(event.id));
    if (!event || !plan || plan.publishAt > d.clock.now()) return;
    const patch = { status: 'SCHEDULED' } as const;
    // Like any other way onto the sale, under the lock of what is sold.
    await tx.stock.lock(event.id);
    const saved = await tx.events.update(event, patch);
    const changes = changesOf(event, patch);
    await tx.record([
      { type: 'event.changed', subjectId: event.id, payload: { event: eventFacts(saved), changes, source: 'app' } },
    ]);
    await tx.audit({ action: 'event.update', subjectId: event.id, detail: { ...changes, planned: true } });
  });
