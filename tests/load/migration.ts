import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { assureDatabase, startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';
import { migrate } from '../../scripts/migrate.ts';
import { ROOT } from '../../scripts/run-state.ts';
import { verify } from '../../scripts/verify.ts';
import { printTable } from './statistics.ts';

const FIRST = '20261122000000_init';
const MIGRATIONS = path.join(ROOT, 'prisma/migrations');

// As the first version wrote them: orders of two seats, every tenth order given back.
const FILL = `
  INSERT INTO "user" (id, username, email, name, password_hash)
  SELECT gen_random_uuid(), 'u' || n, 'u' || n || '@example.com', 'U', 'none' FROM generate_series(1, 1000) n;
  INSERT INTO event (id, slug, name, location, starts_at, ends_at, capacity, available, price)
  SELECT gen_random_uuid(), 'event-' || n, 'Event ' || n, 'Recife', now() + interval '90 days', now() + interval '91 days', 1000, 1000, 5000
  FROM generate_series(1, 500) n;
  CREATE TEMP TABLE sale AS
  SELECT n, gen_random_uuid() AS id, u.id AS buyer, e.id AS event, n % 10 = 0 AS back
  FROM generate_series(1, $TICKETS / 2) n
  JOIN (SELECT id, row_number() OVER () - 1 AS r FROM "user") u ON u.r = n % 1000
  JOIN (SELECT id, row_number() OVER () - 1 AS r FROM event) e ON e.r = n % 500;
  INSERT INTO "order" (id, buyer_id, total, currency, status)
  SELECT id, buyer, 10000, 'BRL', (CASE WHEN back THEN 'CANCELLED' ELSE 'PAID' END)::order_status FROM sale;
  INSERT INTO ticket (id, order_id, event_id, owner_id, confirmation_code, participant_name, participant_email, price, currency, status, cancelled_at)
  SELECT gen_random_uuid(), id, event, buyer,
    translate(lpad(((n * 2 + s)::bigint)::text, 9, 'A'), '0123456789', 'BCDEFGHJKM'), 'Ana', 'ana@example.com', 5000, 'BRL',
    (CASE WHEN back THEN 'CANCELLED' ELSE 'ACTIVE' END)::ticket_status, CASE WHEN back THEN now() END
  FROM sale, generate_series(0, 1) s;
  INSERT INTO domain_event (id, type, subject_id) SELECT gen_random_uuid(), 'ticket.purchased', id FROM ticket;
  INSERT INTO domain_event (id, type, subject_id) SELECT gen_random_uuid(), 'ticket.cancelled', id FROM ticket WHERE status = 'CANCELLED';
  UPDATE event e SET available = capacity - (SELECT count(*) FROM ticket WHERE event_id = e.id AND status = 'ACTIVE'), version = version + 1;`;

/** How long a database of the version before ticket types takes to become one of this version. */
export async function migrationOf(tickets: number): Promise<void> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'eventhub-migration-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory, password: 'benchmark' });
  try {
    await assureDatabase(postgres, 'eventhub');
    const url = postgres.databaseUrl('eventhub');
    const onlyTheFirst = path.join(dataDirectory, 'migrations');
    cpSync(path.join(MIGRATIONS, FIRST), path.join(onlyTheFirst, FIRST), { recursive: true });
    await migrate(url, { directory: onlyTheFirst });
    const database = new pg.Pool({ connectionString: url, max: 1 });
    // PostgreSQL may be gone before the pool has said goodbye.
    database.on('error', () => undefined);
    await database.query(FILL.replace('$TICKETS', String(tickets)));

    const begun = performance.now();
    await migrate(url);
    const seconds = (performance.now() - begun) / 1000;
    const breaches = await verify(database);
    const { rows } = await database.query('SELECT count(*)::int AS number FROM ticket');
    await database.end();
    if (breaches.length > 0) throw new Error(`verify found ${breaches.length} breaches after the migration`);
    console.log();
    printTable([
      ['migration', 'measured', 'wanted'],
      ['tickets carried over, verified', String(rows[0]?.number), String(tickets)],
      ['seconds', seconds.toFixed(1), 'under 60'],
    ]);
  } finally {
    await postgres.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
