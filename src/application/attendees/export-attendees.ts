import { AppError } from '../../domain/errors.ts';
import { authorize, eventScope } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import { eventNotFound } from '../events/not-found.ts';
import { findEvent } from '../events/queries.ts';
import type { EventReads } from '../ports.ts';
import type { AttendeeExport, TableWriters } from './ports.ts';
import { type AttendeeFilter, EXPORT_COLUMNS, type ExportColumn, type ExportFormat } from './schema.ts';

type Deps = { events: EventReads; attendeeExport: AttendeeExport; tables: TableWriters; audit: AuditTrail };

export type ExportRequest = Pick<AttendeeFilter, 'status' | 'typeId'> & {
  /** Null for those of all events. */
  eventId: string | null;
  format: ExportFormat;
  /** In the reader's language. */
  headings: Readonly<Record<ExportColumn, string>>;
};

/** Each reads a lot; what sells comes first. */
const MOST_AT_ONCE = 2;

/**
 * A table of attendees as a file that is written while it is read. Whoever reads slowly holds nothing but its place.
 * @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND | CONFLICT with `reason: 'too_many_rows'` | UNAVAILABLE
 */
export const exportAttendees = (d: Deps) => {
  let running = 0;
  return async (actor: Actor, { eventId, format, headings, ...filter }: ExportRequest) => {
    const found = eventId === null ? null : await findEvent(d, eventId);
    authorize(actor, 'event.list-attendees', found?.event ?? null);
    if (eventId !== null && !found) throw eventNotFound();
    if (running >= MOST_AT_ONCE) {
      throw new AppError('UNAVAILABLE', 'Other exports are being written. Try again in a moment.', { retryAfter: 5 });
    }
    running += 1;
    const end = once(() => {
      running -= 1;
    });
    try {
      const { total, batches } = await d.attendeeExport.open(found ? [found.event.id] : eventsOf(actor), filter);
      if (total > d.tables.mostRows[format]) throw tooManyRows(d.tables.mostRows[format]);
      await d.audit.record({
        action: 'attendees.export',
        subjectId: found?.event.id ?? null,
        detail: { format, rows: total },
      });
      const write = d.tables[format];
      const titles = EXPORT_COLUMNS.map((column) => headings[column]);
      return { slug: found?.event.slug ?? null, bytes: endingWith(write(titles, batches), end) };
    } catch (error) {
      end();
      throw error;
    }
  };
};

function eventsOf(actor: Actor) {
  const scope = eventScope(actor, 'event.list-attendees');
  return scope.kind === 'all' ? null : scope.eventIds;
}

const tooManyRows = (most: number) =>
  new AppError('CONFLICT', `A sheet holds ${most} rows at most. Take CSV, or one event.`, {
    facts: { reason: 'too_many_rows' },
  });

/** `bytes`, and `end` once they are all read or nobody wants them any more, be it before the first. */
function endingWith(bytes: AsyncIterable<Uint8Array>, end: () => void): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const written = bytes[Symbol.asyncIterator]();
      return {
        async next() {
          try {
            const result = await written.next();
            if (result.done) end();
            return result;
          } catch (error) {
            end();
            throw error;
          }
        },
        async return() {
          end();
          await written.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
