import type { Handler } from '../jobs/job.ts';
import type { Clock } from '../ports.ts';
import type { Drafts, MailedSales } from './ports.ts';
import { eventFor, readersOf, ticketsFor } from './readers.ts';
import type { remindJob } from './remind.job.ts';

type Deps = { sales: MailedSales; drafts: Drafts; clock: Clock };

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A day before it begins, once for each beginning: an event that is put off is reminded of again. */
export const remind =
  (d: Deps): Handler<(typeof remindJob)['payload']> =>
  async (_, { signal }) => {
    const now = d.clock.now();
    const failures: unknown[] = [];
    for (const eventId of await d.sales.toRemindOf(now, new Date(now.getTime() + DAY_MS))) {
      if (signal.aborted) return;
      // One that cannot be told of must not keep the holders of all others waiting.
      await remindOf(d, eventId).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} events were not reminded of.`);
  };

async function remindOf(d: Deps, eventId: string): Promise<void> {
  const found = await d.sales.scheduledEvent(eventId);
  if (!found) return;
  const { event, tickets } = found;
  await d.drafts.write(
    readersOf(tickets).map((reader) => ({
      key: `event-reminder:${eventId}:${event.startsAt.toISOString()}:${reader.recipient.toLowerCase()}`,
      userId: reader.userId,
      subjectId: eventId,
      recipient: reader.recipient,
      locale: reader.locale,
      template: 'event-reminder',
      payload: { name: reader.name, event: eventFor(event, reader.locale), tickets: ticketsFor(reader) },
      isOptional: true,
    })),
  );
}
