import { AppError } from '../../domain/errors.ts';
import { authorize, eventScope, requireAccount } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import { startTask } from '../long-tasks/start-task.ts';
import type { Clock, EventReads, Ids, Transaction } from '../ports.ts';
import { exportAttendeesTask } from './export-attendees.task.ts';
import type { AttendeeExport, EventChoice } from './ports.ts';
import { type AttendeeFilter, type ExportFormat, MOST_ROWS } from './schema.ts';

type Deps = {
  events: EventReads;
  attendeeExport: Pick<AttendeeExport, 'count'>;
  clock: Clock;
  ids: Ids;
  transaction: Transaction;
};

export type ExportRequest = Pick<AttendeeFilter, 'status' | 'typeId'> & {
  /** Null for those of all events that the actor runs. */
  eventId: string | null;
  format: ExportFormat;
  /** In the reader's language, in the order of `EXPORT_COLUMNS`. */
  headings: string[];
};

/**
 * Starts to write attendees into a file, which whoever asked fetches once the task is done (`mayFetchExport`).
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT with `reason`: `too_many_rows` or `too_many_tasks`
 */
export const exportAttendees =
  (d: Deps) =>
  async (actor: Actor, { eventId, format, headings, ...filter }: ExportRequest): Promise<{ taskId: string }> => {
    const found = eventId === null ? null : await findEvent(d, eventId);
    authorize(actor, 'event.list-attendees', found?.event ?? null);
    if (eventId !== null && !found) throw eventNotFound();
    const userId = requireAccount(actor);
    const event = found?.event ?? null;
    const eventIds = event ? [event.id] : eventsOf(actor);
    const rows = await d.attendeeExport.count(eventIds, filter);
    if (rows > MOST_ROWS[format]) throw tooManyRows(MOST_ROWS[format]);

    const taskId = d.ids.next();
    const day = d.clock.now().toISOString().slice(0, 10);
    const fileName = `${event?.slug ?? 'attendees'}-${day}.${format}`;
    await d.transaction(async (tx) => {
      await startTask(tx, exportAttendeesTask, {
        id: taskId,
        userId,
        input: { eventIds, format, headings, fileName, ...filter },
        facts: { event: event?.name ?? '', of: event ? 'one' : 'all', status: filter.status ?? '', format },
        href: event ? `/admin/events/${event.id}/attendees` : '/admin/attendees',
        total: rows,
      });
      await tx.audit({ action: 'attendees.export', subjectId: event?.id ?? null, detail: { format, rows } });
    });
    return { taskId };
  };

function eventsOf(actor: Actor): EventChoice {
  const scope = eventScope(actor, 'event.list-attendees');
  return scope.kind === 'all' ? null : scope.eventIds;
}

const tooManyRows = (most: number) =>
  new AppError('CONFLICT', `A sheet holds ${most} rows at most. Take CSV, or one event.`, {
    facts: { reason: 'too_many_rows' },
  });
