import type { LockedStock } from '../../../application/ports.ts';
import type { EventStock, TicketType } from '../../../domain/stock.ts';
import type { Ticket } from '../../../domain/ticket.ts';
import { insertAll, type Sql } from '../../db/sql.ts';
import { STOCK_COLUMNS, type StockRow, toStock } from './stock-row.ts';

/**
 * Writes of stock, each for any number of events in a fixed number of statements. All of them need the lock, and every
 * writer takes it in the order of ids, so that two of them cannot wait for each other.
 */

// NO KEY UPDATE: tickets that refer to an event may still be inserted by whoever holds it.
const LOCK_POOLS = 'SELECT id FROM stock_pool WHERE event_id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE';

/** Locks every pool of these events: no sale of them happens until the transaction ends. */
export async function lockPools(sql: Sql, eventIds: readonly string[]): Promise<void> {
  await sql(LOCK_POOLS, [eventIds]);
}

/** As it stands, without a lock. */
export async function readStock(sql: Sql, eventId: string): Promise<EventStock> {
  const [row] = await sql<StockRow>(`SELECT ${STOCK_COLUMNS} FROM event e WHERE e.id = $1::uuid`, [eventId]);
  return toStock(row ?? { pools: null, types: null });
}

type HeldRow = { eventId: string; typeId: string; held: number };

/** Locks the pools and reads what these events sell and hold, for which every ticket of theirs is counted. */
export async function lockStock(sql: Sql, eventIds: readonly string[]): Promise<Map<string, LockedStock>> {
  await lockPools(sql, eventIds);
  return readStockHeld(sql, eventIds);
}

/** The same without a lock: as it stands. */
export async function readStockHeld(sql: Sql, eventIds: readonly string[]): Promise<Map<string, LockedStock>> {
  const rows = await sql<StockRow & { id: string }>(
    `SELECT e.id, ${STOCK_COLUMNS} FROM event e WHERE e.id = ANY($1::uuid[])`,
    [eventIds],
  );
  const tickets = await sql<HeldRow>(
    `SELECT event_id AS "eventId", ticket_type_id AS "typeId", count(*) FILTER (WHERE status IN ('ACTIVE', 'USED'))::int AS held
     FROM ticket WHERE event_id = ANY($1::uuid[]) GROUP BY event_id, ticket_type_id`,
    [eventIds],
  );
  return new Map(
    rows.map((row) => {
      const own = tickets.filter(({ eventId }) => eventId === row.id);
      const held = new Map(own.map(({ typeId, held }) => [typeId, held]));
      return [row.id, { ...toStock(row), held, sold: new Set(held.keys()) }];
    }),
  );
}

const typeRow = (eventId: string, { poolIds: _drawn, ...type }: TicketType) => ({ ...type, eventId });
const drawRows = (eventId: string, types: readonly TicketType[]) =>
  types.flatMap(({ id, poolIds }) => poolIds.map((poolId) => ({ ticketTypeId: id, poolId, eventId })));

/** The stock of events that were just made. */
export async function insertStock(sql: Sql, made: readonly { eventId: string; stock: EventStock }[]): Promise<void> {
  const of = <T>(rows: (eventId: string, stock: EventStock) => T[]) =>
    made.flatMap(({ eventId, stock }) => rows(eventId, stock));
  await insertAll(
    sql,
    'stock_pool',
    of((eventId, { pools }) => pools.map((pool) => ({ ...pool, eventId }))),
  );
  await insertAll(
    sql,
    'ticket_type',
    of((eventId, { types }) => types.map((type) => typeRow(eventId, type))),
  );
  await insertAll(
    sql,
    'ticket_type_pool',
    of((eventId, { types }) => drawRows(eventId, types)),
  );
}

export type StockChange = { eventId: string; before: EventStock; after: EventStock };

/** Pools and types as they are to be. Every pool that stays moves on by one version. */
export async function saveStock(sql: Sql, changes: readonly StockChange[]): Promise<void> {
  const known = new Set(changes.flatMap(({ before }) => [...before.pools, ...before.types].map(({ id }) => id)));
  const kept = new Set(changes.flatMap(({ after }) => [...after.pools, ...after.types].map(({ id }) => id)));
  const pools = changes.flatMap(({ eventId, after }) => after.pools.map((pool) => ({ ...pool, eventId })));
  const types = changes.flatMap(({ eventId, after }) => after.types.map((type) => typeRow(eventId, type)));
  const isKnown = ({ id }: { id: string }) => known.has(id);
  const gone = [...known].filter((id) => !kept.has(id));

  await sql(
    `UPDATE stock_pool p SET capacity = n.capacity, available = n.available, version = p.version + 1
     FROM json_to_recordset($1::json) AS n(id uuid, capacity int, available int) WHERE p.id = n.id`,
    [JSON.stringify(pools.filter(isKnown))],
  );
  await insertAll(
    sql,
    'stock_pool',
    pools.filter((pool) => !isKnown(pool)),
  );
  await sql(
    `UPDATE ticket_type t SET name = n.name, description = n.description, translations = n.translations, price = n.price,
       sales_start = n."salesStart", sales_end = n."salesEnd", min_per_order = n."minPerOrder",
       max_per_order = n."maxPerOrder", is_hidden = n."isHidden", position = n.position
     FROM json_to_recordset($1::json) AS n(id uuid, name text, description text, translations jsonb, price int,
       "salesStart" timestamptz, "salesEnd" timestamptz, "minPerOrder" int, "maxPerOrder" int, "isHidden" boolean, position int)
     WHERE t.id = n.id`,
    [JSON.stringify(types.filter(isKnown))],
  );
  await insertAll(
    sql,
    'ticket_type',
    types.filter((type) => !isKnown(type)),
  );
  await sql('DELETE FROM ticket_type_pool WHERE event_id = ANY($1::uuid[])', [changes.map(({ eventId }) => eventId)]);
  await insertAll(
    sql,
    'ticket_type_pool',
    changes.flatMap(({ eventId, after }) => drawRows(eventId, after.types)),
  );
  if (gone.length > 0) {
    await sql('DELETE FROM ticket_type WHERE id = ANY($1::uuid[])', [gone]);
    await sql('DELETE FROM stock_pool WHERE id = ANY($1::uuid[])', [gone]);
  }
}

/** Gives the seats of these tickets back to every pool that their types draw on. */
export async function releaseSeats(sql: Sql, tickets: readonly Ticket[]): Promise<void> {
  await sql(
    `UPDATE stock_pool p SET available = p.available + back.seats, version = p.version + 1
     FROM (SELECT d.pool_id, count(*)::int AS seats FROM unnest($1::uuid[]) AS t(type_id)
           JOIN ticket_type_pool d ON d.ticket_type_id = t.type_id GROUP BY d.pool_id) AS back
     WHERE p.id = back.pool_id`,
    [tickets.map(({ ticketTypeId }) => ticketTypeId)],
  );
}
