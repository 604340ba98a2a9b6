import type { EventUnderLock, SeriesFacts, SeriesWrites } from '../../../application/series/ports.ts';
import { AppError } from '../../../domain/errors.ts';
import type { Series, SeriesDate } from '../../../domain/series.ts';
import { uniqueViolation } from '../../db/failures.ts';
import { insertAll, type Sql } from '../../db/sql.ts';
import { insertEvents, lockEvents, readEvents, updateEvents } from './event-writes.ts';
import { lockStock, readStock, readStockHeld, saveStock } from './stock-writes.ts';

export type SeriesRow = Omit<Series, 'dates'> & SeriesDate;

export const SERIES_ROWS = `SELECT s.id, s.slug, s.rule, s.version, d.number, d.starts_at AS "startsAt", d.event_id AS "eventId"
  FROM event_series s JOIN series_date d ON d.series_id = s.id WHERE s.id = $1::uuid ORDER BY d.number`;

/** A row for each date → the series; null where there is none. */
export function toSeries(rows: readonly SeriesRow[]): Series | null {
  const [first] = rows;
  if (!first) return null;
  const { id, slug, rule, version } = first;
  return {
    id,
    slug,
    rule,
    version,
    dates: rows.map(({ number, startsAt, eventId }) => ({ number, startsAt, eventId })),
  };
}

const FACTS = `SELECT s.id, s.slug, array_agg(e.slug ORDER BY d.number) AS "eventSlugs"
  FROM event_series s JOIN series_date d ON d.series_id = s.id JOIN event e ON e.id = d.event_id`;

export async function withStockHeld(
  sql: Sql,
  ids: readonly string[],
  { locked }: { locked: boolean },
): Promise<EventUnderLock[]> {
  const events = locked ? await lockEvents(sql, 'e.id = ANY($1::uuid[])', [ids]) : await readEvents(sql, ids);
  const found = events.map(({ id }) => id);
  const stocks = found.length === 0 ? new Map() : await (locked ? lockStock : readStockHeld)(sql, found);
  return events
    .flatMap((event) => {
      const stock = stocks.get(event.id);
      return stock ? [{ event, stock }] : [];
    })
    .sort((a, b) => a.event.startsAt.getTime() - b.event.startsAt.getTime());
}

export function seriesWrites(sql: Sql): SeriesWrites {
  const setDates = (id: string, dates: readonly SeriesDate[]) =>
    sql(
      `INSERT INTO series_date (series_id, number, starts_at, event_id)
       SELECT $1::uuid, n.number, n."startsAt", n."eventId"
         FROM json_to_recordset($2::json) AS n(number int, "startsAt" timestamptz, "eventId" uuid)
       ON CONFLICT (series_id, number) DO UPDATE SET starts_at = excluded.starts_at, event_id = excluded.event_id`,
      [id, JSON.stringify(dates)],
    );

  return {
    series: {
      async of(eventId) {
        const [facts] = await sql<SeriesFacts>(
          `${FACTS} WHERE s.id = (SELECT series_id FROM series_date WHERE event_id = $1::uuid) GROUP BY s.id`,
          [eventId],
        );
        return facts ?? null;
      },

      async facts(id) {
        const [facts] = await sql<SeriesFacts>(`${FACTS} WHERE s.id = $1::uuid GROUP BY s.id`, [id]);
        if (!facts) throw new Error(`series ${id} vanished under its lock`);
        return facts;
      },

      async lock(id) {
        await sql('SELECT 1 FROM event_series WHERE id = $1::uuid FOR NO KEY UPDATE', [id]);
        return toSeries(await sql<SeriesRow>(SERIES_ROWS, [id]));
      },

      async template(id) {
        const [last] = await sql<{ id: string }>(
          `SELECT e.id FROM series_date d JOIN event e ON e.id = d.event_id
            WHERE d.series_id = $1::uuid AND e.status <> 'CANCELLED' ORDER BY e.starts_at DESC, e.id LIMIT 1`,
          [id],
        );
        const [event] = last ? await readEvents(sql, [last.id]) : [];
        return event ? { event, stock: await readStock(sql, event.id) } : null;
      },

      async create(series, dates) {
        await insertAll(sql, 'event_series', [{ ...series, version: 0, createdAt: new Date(), updatedAt: new Date() }]);
        try {
          await setDates(series.id, dates);
        } catch (error) {
          if (!uniqueViolation(error)) throw error;
          throw new AppError('CONFLICT', 'This event is a date of a series already.', { cause: error });
        }
      },

      async setDates(id, rule, dates) {
        await setDates(id, dates);
        await sql('UPDATE event_series SET rule = $2, version = version + 1, updated_at = now() WHERE id = $1::uuid', [
          id,
          rule,
        ]);
      },
    },

    manyEvents: {
      create: (made) => insertEvents(sql, made, new Date()),
      lock: (ids) => withStockHeld(sql, ids, { locked: true }),
      async change(changes) {
        await updateEvents(sql, changes, new Date());
        const stocks = changes.flatMap(({ event, stock }) => (stock ? [{ eventId: event.id, ...stock }] : []));
        if (stocks.length > 0) await saveStock(sql, stocks);
      },
    },
  };
}
