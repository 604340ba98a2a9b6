import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * The role by which the app reads and writes. It owns nothing, so it can neither change what was logged nor take off
 * what keeps it from doing so; the owner of the tables migrates, verifies and seeds.
 */

export const APP_ROLE = 'eventhub_app';

/** In milliseconds; those of infrastructure/db/pool.ts. */
const APP_SETTINGS = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 };

/** Where pg-boss keeps its queues. */
const JOBS_SCHEMA = 'pgboss';
const APPEND_ONLY = 'audit_log, domain_event';

/** As PostgreSQL keeps `password` (RFC 5803). Sent like this, the password itself is in no statement that a log may show. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyFor = (name: string) => createHmac('sha256', salted).update(name).digest();
  const storedKey = createHash('sha256').update(keyFor('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyFor('Server Key').toString('base64')}`;
}

/** Makes the app's role, or gives the one that is there this password and takes from it what it should not have. */
export async function assureAppRole(ownerUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(APP_ROLE);
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
    await client.query(
      `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
         PASSWORD ${client.escapeLiteral(scramVerifier(password))}`,
    );
    // What each connection asks for anyway; a pooler in between does not pass that on.
    for (const [name, value] of Object.entries(APP_SETTINGS))
      await client.query(`ALTER ROLE ${role} SET ${name} = ${value}`);
  } finally {
    await client.end();
  }
}

/** `ownerUrl` for the app's role. */
export function asAppRole(ownerUrl: string, password: string, role = APP_ROLE): string {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Who signs in by `url`; null where it does not say. */
export const roleOf = (url: string): string | null => decodeURIComponent(URL.parse(url)?.username ?? '') || null;

/** Gives `role` what the app needs of everything in the schema that `client` migrates, and no more. */
async function grant(client: pg.ClientBase, role: string): Promise<void> {
  const { rows } = await client.query<{ schema: string }>('SELECT quote_ident(current_schema()) AS schema');
  const schema = rows[0]?.schema ?? 'public';
  const app = pg.escapeIdentifier(role);
  await client.query(`
    GRANT USAGE ON SCHEMA ${schema}, ${JOBS_SCHEMA} TO ${app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema}, ${JOBS_SCHEMA} TO ${app};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema}, ${JOBS_SCHEMA} TO ${app};
    REVOKE UPDATE, DELETE, TRUNCATE ON ${APPEND_ONLY} FROM ${app};
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON _prisma_migrations FROM ${app};
  `);
  // What runs with its owner's rights is open to nobody else; all other functions are open to everybody.
  const trusted = await client.query<{ signature: string }>(
    `SELECT oid::regprocedure::text AS signature FROM pg_proc
      WHERE prosecdef AND pronamespace = current_schema()::regnamespace AND proowner = current_user::regrole`,
  );
  for (const { signature } of trusted.rows) await client.query(`GRANT EXECUTE ON FUNCTION ${signature} TO ${app}`);
}

/**
 * After each migration: what is new is granted too. Says so where the app could change what was logged all the same,
 * because it is the owner itself, or belongs to a role that may.
 */
export async function grantToApp(client: pg.ClientBase, role: string, log: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ owner: string }>('SELECT current_user AS owner');
  if (rows[0]?.owner !== role) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
    if (rowCount === 0) return log(`There is no database role "${role}" to grant anything to.`);
    await grant(client, role);
  }
  const may = await client.query<{ change: boolean }>(
    `SELECT has_table_privilege($1, 'audit_log', 'UPDATE') OR pg_has_role($1, relowner, 'MEMBER') AS change
       FROM pg_class WHERE oid = 'audit_log'::regclass`,
    [role],
  );
  if (may.rows[0]?.change) {
    log(`The app's database role "${role}" could change its own audit log; docs/operations.md says how it could not.`);
  }
}
