import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { ImportPlan, ImportStore } from '../../application/ports.ts';
import { toEvent } from '../repositories/event-row.ts';

type Row = Record<string, unknown>;

// Two imports at once take turns, batch by batch; any number that nobody else takes.
const IMPORT_LOCK = 4_871_003;
const UNIQUE_VIOLATION = '23505';
const TRIES = 3;

const COLUMNS = `id, slug, source_key AS "sourceKey", name, description, translations, category, location,
  starts_at AS "startsAt", ends_at AS "endsAt", time_zone AS "timeZone", capacity, available, price, currency,
  image_url AS "imageUrl", status, version, created_at AS "createdAt", updated_at AS "updatedAt"`;

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const toColumns = (record: Row): Row =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [snakeCase(name), value]));

async function insert(client: pg.ClientBase, table: string, rows: Row[]) {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** One statement for all changed rows; a new capacity moves `available` by the same amount. */
async function update(client: pg.ClientBase, changes: ImportPlan['update']) {
  if (changes.length === 0) return;
  const rows = changes.map(({ event, patch }) => toColumns({ ...event, ...patch }));
  const { rowCount } = await client.query(
    `UPDATE event e
        SET name = n.name, description = n.description, category = n.category, location = n.location,
            starts_at = n.starts_at, ends_at = n.ends_at, time_zone = n.time_zone, capacity = n.capacity,
            available = e.available + n.capacity - e.capacity, price = n.price, currency = n.currency,
            image_url = n.image_url, status = n.status, version = e.version + 1, updated_at = now()
       FROM json_populate_recordset(NULL::event, $1::json) n
      WHERE e.id = n.id AND e.version = n.version`,
    [JSON.stringify(rows)],
  );
  if (rowCount !== changes.length) throw new Error('an event changed although its row was locked');
}

async function record(client: pg.ClientBase, { create, update: changes }: ImportPlan) {
  const happenings = [
    ...create.map(({ id, name }) => ({ type: 'event.created', subject_id: id, payload: { name } })),
    ...changes.map(({ event, patch }) =>
      patch.status === 'CANCELLED'
        ? { type: 'event.cancelled', subject_id: event.id, payload: { tickets: 0 } }
        : { type: 'event.updated', subject_id: event.id, payload: { fields: Object.keys(patch) } },
    ),
  ];
  const verbs: Record<string, string> = {
    'event.created': 'event.create',
    'event.updated': 'event.update',
    'event.cancelled': 'event.cancel',
  };
  const audits = happenings.map(({ type, subject_id, payload }) => ({
    action: verbs[type],
    subject_id,
    detail: { ...payload, source: 'import' },
  }));
  const now = new Date();
  await insert(
    client,
    'domain_event',
    happenings.map((row) => ({ id: uuidv7(), ...row, occurred_at: now })),
  );
  await insert(
    client,
    'audit_log',
    audits.map((row) => ({ id: uuidv7(), ...row, created_at: now })),
  );
}

async function write(client: pg.ClientBase, plan: ImportPlan) {
  const now = new Date();
  const created = plan.create.map((event) => ({
    ...toColumns(event),
    available: event.capacity,
    version: 0,
    created_at: now,
    updated_at: now,
  }));
  await insert(client, 'event', created);
  await update(client, plan.update);
  await record(client, plan);
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

/** Set-based writes over one connection: ten statements a batch, however many events it holds. */
export function importStore(client: pg.ClientBase): ImportStore {
  return {
    async apply(wanted, decide, dryRun) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await inTransaction(
            client,
            async () => {
              await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
              // In one order, so that two writers of several events cannot wait for each other.
              const found = await client.query(
                `SELECT ${COLUMNS} FROM event WHERE source_key = ANY ($1) ORDER BY id FOR NO KEY UPDATE`,
                [wanted.keys],
              );
              const taken = await client.query<{ slug: string }>('SELECT slug FROM event WHERE slug = ANY ($1)', [
                wanted.slugs,
              ]);
              const plan = decide(found.rows.map(toEvent), new Set(taken.rows.map(({ slug }) => slug)));
              await write(client, plan);
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
