import type { Handler } from '../jobs/job.ts';
import type { LetterPayload } from '../mail/letters.ts';
import type { Clock } from '../ports.ts';
import type { Drafts, EventChanges, MailedEvent, MailedSales } from './ports.ts';
import { eventFor, type Reader, readersOf, ticketsFor } from './readers.ts';
import { isToldOf, QUIET_MS, TOLD, type tellOfChangeJob } from './tell-of-change.job.ts';

type Deps = { sales: MailedSales; eventChanges: EventChanges; drafts: Drafts; clock: Clock };
type Change = Awaited<ReturnType<EventChanges['of']>>[number];
type Before = LetterPayload<'event-changed'>['before'];

/** Tells the readers of an event what is otherwise since they last heard, once its organiser leaves it alone. */
export const tellOfChange =
  (d: Deps): Handler<(typeof tellOfChangeJob)['payload']> =>
  async ({ eventId, changeId }) => {
    const before = netBefore(await d.eventChanges.of(eventId), changeId);
    if (!before) return;
    const found = await d.sales.scheduledEvent(eventId);
    if (!found || found.event.endsAt <= d.clock.now()) return;
    const readers = readersOf(found.tickets).map((reader) => ({ reader, before: asRead(before, found.event, reader) }));
    await d.drafts.write(
      readers.filter(hasSomethingToTell).map(({ reader, before }) => ({
        key: `event-changed:${changeId}:${reader.recipient.toLowerCase()}`,
        userId: reader.userId,
        subjectId: eventId,
        recipient: reader.recipient,
        locale: reader.locale,
        template: 'event-changed',
        payload: {
          name: reader.name,
          event: eventFor(found.event, reader.locale),
          before,
          tickets: ticketsFor(reader),
        },
      })),
    );
  };

/** Whoever reads the event under a translated name was shown no other one before. */
function asRead({ name, ...before }: Before, { translations }: MailedEvent, { locale }: Reader): Before {
  return name === undefined || translations[locale]?.name ? before : { name, ...before };
}

const hasSomethingToTell = ({ before }: { before: Before }) => Object.keys(before).length > 0;

/**
 * How it was before the changes that follow each other closely and end with `changeId`. Null where a later one follows
 * closely, whose turn it is to tell, and where in the end nothing is otherwise.
 */
function netBefore(all: readonly Change[], changeId: string): Before | null {
  const told = all.filter(({ changes }) => isToldOf(changes));
  const last = told.findIndex(({ id }) => id === changeId);
  const isClose = (earlier: Change | undefined, later: Change | undefined) =>
    earlier && later && later.at.getTime() - earlier.at.getTime() < QUIET_MS;
  if (last < 0 || isClose(told[last], told[last + 1])) return null;
  let first = last;
  while (isClose(told[first - 1], told[first])) first -= 1;
  const run = told.slice(first, last + 1).map(({ changes }) => changes);
  const before = TOLD.flatMap((field) => {
    const changed = run.flatMap((changes) => changes[field] ?? []);
    const [was, is] = [changed[0]?.before, changed.at(-1)?.after];
    return typeof was === 'string' && was !== is ? [[field, was] as const] : [];
  });
  return before.length > 0 ? Object.fromEntries(before) : null;
}
