import type { EventPatch, NewEvent } from '../../../application/ports.ts';
import type { Event } from '../../../domain/event.ts';
import type { EventStock } from '../../../domain/stock.ts';
import { insertAll, type Sql } from '../../db/sql.ts';
import { EVENT_COLUMNS, EVENT_TABLES, type EventRow, toEvent } from './event-row.ts';
import { insertStock } from './stock-writes.ts';

/** Writes of events, for one or for hundreds in the same number of statements. */

export async function insertEvents(
  sql: Sql,
  made: readonly { event: NewEvent; stock: EventStock }[],
  now: Date,
): Promise<void> {
  await insertAll(
    sql,
    'event',
    made.map(({ event }) => ({ ...event, version: 0, createdAt: now, updatedAt: now })),
  );
  await insertStock(
    sql,
    made.map(({ event, stock }) => ({ eventId: event.id, stock })),
  );
}

/** Needs the rows' locks. Each moves on by one version. */
export async function updateEvents(
  sql: Sql,
  changes: readonly { event: Event; patch: EventPatch }[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(({ event, patch }) => ({ ...event, ...patch, updatedAt: now }));
  const updated = await sql<{ id: string }>(
    `UPDATE event e
        SET slug = n.slug, name = n.name, description = n.description, translations = n.translations, category = n.category,
            location = n.location, venue = n.venue, organiser = n.organiser, attendance = n.attendance::attendance_mode,
            online_url = n."onlineUrl", previous_starts_at = n."previousStartsAt", starts_at = n."startsAt", ends_at = n."endsAt", time_zone = n."timeZone",
            currency = n.currency, image_url = n."imageUrl", status = n.status::event_status,
            version = e.version + 1, updated_at = n."updatedAt"
       FROM json_to_recordset($1::json) AS n(id uuid, slug text, name text, description text, translations jsonb, category text,
            location text, venue jsonb, organiser jsonb, attendance text, "onlineUrl" text, "previousStartsAt" timestamptz,
            "startsAt" timestamptz, "endsAt" timestamptz, "timeZone" text, currency text, "imageUrl" text, status text,
            version int, "updatedAt" timestamptz)
      WHERE e.id = n.id AND e.version = n.version
      RETURNING e.id`,
    [JSON.stringify(rows)],
  );
  if (updated.length !== changes.length) throw new Error('an event changed although its row was locked');
}

/** Locks these events' rows in the order of ids, then reads them. */
export async function lockEvents(sql: Sql, where: string, values: readonly unknown[]): Promise<Event[]> {
  const locked = await sql<{ id: string }>(
    `SELECT e.id FROM event e WHERE ${where} ORDER BY e.id FOR NO KEY UPDATE`,
    values,
  );
  if (locked.length === 0) return [];
  return readEvents(
    sql,
    locked.map(({ id }) => id),
  );
}

/** Those of these events that there are, in the order of ids. */
export async function readEvents(sql: Sql, ids: readonly string[]): Promise<Event[]> {
  const rows = await sql<EventRow>(
    `SELECT ${EVENT_COLUMNS} FROM ${EVENT_TABLES} WHERE e.id = ANY($1::uuid[]) ORDER BY e.id`,
    [ids],
  );
  return rows.map(toEvent);
}
