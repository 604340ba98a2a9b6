import pg from 'pg';
import type { AuditEntry } from '../../application/audit/ports.ts';
import type { ImportPlan, ImportStore } from '../../application/events/ports.ts';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { auditedChanges } from '../../domain/price-changes.ts';
import { appendAudit } from '../audit/audit-log.ts';
import { pgSql, type Sql } from '../db/sql.ts';
import { record } from '../events/record.ts';
import { insertEvents, lockEvents, updateEvents } from '../repositories/events/event-writes.ts';
import { lockStock, saveStock } from '../repositories/events/stock-writes.ts';

// Two imports at once take turns, batch by batch; any number that nobody else takes.
const IMPORT_LOCK = 4_871_003;
const UNIQUE_VIOLATION = '23505';
const TRIES = 3;

/** The events that have one of these keys, with their stock. Both locked, the events before the pools. */
async function lockFound(sql: Sql, keys: readonly string[]) {
  const events = await lockEvents(sql, 'e.source_key = ANY($1)', [keys]);
  const stocks = await lockStock(
    sql,
    events.map(({ id }) => id),
  );
  return events.flatMap((event) => {
    const stock = stocks.get(event.id);
    return stock ? [{ event, stock }] : [];
  });
}

function auditOf({ type, subjectId, payload }: DomainEvent): AuditEntry {
  const source = 'import';
  switch (type) {
    case 'event.created':
      return { action: 'event.create', subjectId, detail: { name: payload.event.name, source } };
    case 'event.changed':
      return { action: 'event.update', subjectId, detail: { ...auditedChanges(payload.changes), source } };
    case 'event.cancelled':
      return { action: 'event.cancel', subjectId, detail: { tickets: payload.tickets, source } };
    default:
      throw new Error(`an import does not make ${type} happen`);
  }
}

async function write(sql: Sql, { create, update, happened }: ImportPlan) {
  const now = new Date();
  await insertEvents(sql, create, now);
  await updateEvents(sql, update, now);
  const stocks = update.flatMap(({ event, stock }) => (stock ? [{ eventId: event.id, ...stock }] : []));
  if (stocks.length > 0) await saveStock(sql, stocks);
  await record(sql, happened, now);
  await appendAudit(sql, happened.map(auditOf), now);
}

async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>, dryRun: boolean): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query(dryRun ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    // A lost connection has rolled back by itself.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Set-based writes over one connection: some fifteen statements a batch, however many events it holds. */
export function importStore(client: pg.ClientBase): ImportStore {
  const sql = pgSql(client);
  return {
    async apply(wanted, decide, dryRun) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await inTransaction(
            client,
            async () => {
              await sql('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
              const found = await lockFound(sql, wanted.keys);
              const taken = await sql<{ slug: string }>(
                'SELECT slug FROM event WHERE slug = ANY($1) UNION SELECT slug FROM former_slug WHERE slug = ANY($1)',
                [wanted.slugs],
              );
              const plan = decide(found, new Set(taken.map(({ slug }) => slug)));
              await write(sql, plan);
              return plan;
            },
            dryRun,
          );
        } catch (error) {
          // Somebody made an event of the same slug since we looked: look again.
          const isTaken = error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION;
          if (!isTaken || attempt === TRIES) throw error;
        }
      }
    },
  };
}
