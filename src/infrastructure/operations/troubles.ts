import type { Trouble, Troubles } from '../../application/dashboard/ports.ts';
import type { Sql } from '../db/sql.ts';
import type { Env } from '../env.ts';

/** What is wrong with a shop that runs, as far as the database can tell: for `npm run doctor` and for the dashboard. */

const MINUTE_S = 60;
/** Besides its pools a process holds these: the log's listener, and those of its jobs. */
const OTHER_CONNECTIONS = 12;

export type HeldUp = { dead: number; waiting: number; oldest: number; failed: number; unread: number };

/**
 * Seconds for `oldest` and `unread`: for how long a reader of the log has left something lying. One that has years to read,
 * as a new one has, and gets on with it, leaves nothing lying.
 */
export const HELD_UP = `
SELECT (SELECT coalesce(sum(queued_count), 0)::int FROM pgboss.queue WHERE name = 'dead-letters') AS dead,
  (SELECT count(*)::int FROM outgoing_mail WHERE status = 'QUEUED') AS waiting,
  (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::int FROM outgoing_mail WHERE status = 'QUEUED') AS oldest,
  (SELECT count(*)::int FROM outgoing_mail WHERE status = 'FAILED') AS failed,
  (SELECT coalesce(max(extract(epoch FROM least(now() - c.updated_at, now() - (SELECT min(occurred_at) FROM domain_event e
     WHERE (e.transaction_id, e.id) > (c.transaction_id, c.event_id))))), 0)::int
     FROM event_consumer c
    WHERE EXISTS (SELECT FROM domain_event e WHERE (e.transaction_id, e.id) > (c.transaction_id, c.event_id))) AS unread`;

/** `isMailSent`: there is a server to hand mails to. */
export function heldUpTroubles({ dead, waiting, oldest, failed, unread }: HeldUp, isMailSent: boolean): Trouble[] {
  const troubles: Trouble[] = [];
  if (dead > 0) troubles.push({ kind: 'jobs-given-up', count: dead });
  if (unread > 5 * MINUTE_S) troubles.push({ kind: 'jobs-behind', minutes: Math.round(unread / MINUTE_S) });
  if (isMailSent && waiting > 0 && oldest > 15 * MINUTE_S)
    troubles.push({ kind: 'mails-waiting', count: waiting, minutes: Math.round(oldest / MINUTE_S) });
  if (failed > 0) troubles.push({ kind: 'mails-given-up', count: failed });
  return troubles;
}

export type ServerSettings = { most: number; fsync: string; commit: string };

export const SERVER_SETTINGS = `
SELECT current_setting('max_connections')::int AS most, current_setting('fsync') AS fsync,
  current_setting('synchronous_commit') AS commit`;

type Pools = Pick<Env, 'PROCESSES' | 'DATABASE_POOL' | 'SALES_POOL'>;

export function serverTroubles({ most, fsync, commit }: ServerSettings, pools: Pools): Trouble[] {
  const troubles: Trouble[] = [];
  if (fsync === 'off' || commit === 'off') troubles.push({ kind: 'not-durable', fsync, commit });
  const wanted = pools.PROCESSES * (2 * pools.DATABASE_POOL + pools.SALES_POOL + OTHER_CONNECTIONS);
  if (wanted > most) troubles.push({ kind: 'few-connections', wanted, most });
  return troubles;
}

/** Of the role $1; null where there is none. */
export const MAY_CHANGE_LOGS = `
SELECT has_table_privilege(r.oid, 'audit_log', 'UPDATE') OR pg_has_role(r.oid, c.relowner, 'MEMBER') AS "mayChange"
  FROM pg_class c LEFT JOIN pg_roles r ON r.rolname = $1 WHERE c.oid = 'audit_log'::regclass`;

const CLOCK = 'SELECT current_user AS role, clock_timestamp() AS now';
/** From so many on, codes and tokens begin to be refused. */
const APART_S = 2;

/** How far PostgreSQL's clock is from ours, in seconds, the way there and back taken off. */
async function clockTroubles(sql: Sql): Promise<{ role: string; troubles: Trouble[] }> {
  const begun = Date.now();
  const [answer] = await sql<{ role: string; now: Date }>(CLOCK, []);
  const seconds = ((answer?.now.getTime() ?? begun) - (begun + Date.now()) / 2) / 1_000;
  const isApart = Math.abs(seconds) >= APART_S;
  return {
    role: answer?.role ?? '',
    troubles: isApart ? [{ kind: 'clocks-apart', seconds: Math.round(Math.abs(seconds)) }] : [],
  };
}

/** Of the shop that `sql` belongs to, as its own role sees it. */
export const troubles = (sql: Sql, settings: Pools & Pick<Env, 'SMTP_URL'>): Troubles => ({
  async find() {
    const clock = await clockTroubles(sql);
    const [heldUp] = await sql<HeldUp>(HELD_UP, []);
    const [server] = await sql<ServerSettings>(SERVER_SETTINGS, []);
    const [logs] = await sql<{ mayChange: boolean | null }>(MAY_CHANGE_LOGS, [clock.role]);
    return [
      ...(heldUp ? heldUpTroubles(heldUp, settings.SMTP_URL !== undefined) : []),
      ...(server ? serverTroubles(server, settings) : []),
      ...clock.troubles,
      ...(logs?.mayChange ? [{ kind: 'changeable-logs', role: clock.role } as const] : []),
    ];
  },
});
