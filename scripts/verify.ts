import { realpathSync } from 'node:fs';
import pg from 'pg';
import { databaseUrl } from './run-state.ts';

/**
 * What always holds and no constraint can say, checked over the whole database. Set-based, so that a million tickets
 * take seconds; nothing here writes.
 */

export type Breach = { rule: string; subject: string; detail: string };

/** A backup of an older version is checked as it is: without the tables that came later, each of which a rule `needs`. */
type Rule = { name: string; sql: string; needs?: string };

// Each statement returns one row per breach: the id at fault and what is wrong with it.
const rules: Rule[] = [
  {
    name: 'in every pool, available + tickets ACTIVE or USED that draw on it = capacity',
    sql: `SELECT p.id AS subject, format('%s: available %s + sold %s <> capacity %s', e.slug, p.available, coalesce(t.sold, 0), p.capacity) AS detail
            FROM stock_pool p
            JOIN event e ON e.id = p.event_id
            LEFT JOIN (SELECT d.pool_id, sum(held.number) AS sold
                         FROM (SELECT ticket_type_id, count(*) AS number FROM ticket
                                WHERE status IN ('ACTIVE', 'USED') GROUP BY ticket_type_id) held
                         JOIN ticket_type_pool d ON d.ticket_type_id = held.ticket_type_id
                        GROUP BY d.pool_id) t
              ON t.pool_id = p.id
           WHERE p.available + coalesce(t.sold, 0) <> p.capacity`,
  },
  {
    name: 'an order has lines, and its total is what they come to',
    sql: `SELECT o.id AS subject, format('total %s, %s lines worth %s', o.total, coalesce(l.number, 0), coalesce(l.worth, 0)) AS detail
            FROM "order" o
            LEFT JOIN (SELECT order_id, count(*) AS number, sum(quantity::bigint * unit_price) AS worth FROM order_line GROUP BY order_id) l
              ON l.order_id = o.id
           WHERE l.number IS NULL OR l.worth <> o.total`,
  },
  {
    name: 'a line has as many tickets as it says, each at its price',
    sql: `SELECT l.order_id AS subject, format('type %s: %s at %s, tickets %s worth %s', l.ticket_type_id, l.quantity, l.unit_price,
                                               coalesce(t.number, 0), coalesce(t.worth, 0)) AS detail
            FROM order_line l
            LEFT JOIN (SELECT order_id, ticket_type_id, count(*) AS number, sum(price) AS worth, min(price) AS lowest, max(price) AS highest
                         FROM ticket GROUP BY order_id, ticket_type_id) t
              ON t.order_id = l.order_id AND t.ticket_type_id = l.ticket_type_id
           WHERE t.number IS DISTINCT FROM l.quantity OR t.lowest <> l.unit_price OR t.highest <> l.unit_price`,
  },
  {
    name: 'all lines of an order are of one event',
    sql: `SELECT l.order_id AS subject, format('%s events', count(DISTINCT y.event_id)) AS detail
            FROM order_line l JOIN ticket_type y ON y.id = l.ticket_type_id
           GROUP BY l.order_id HAVING count(DISTINCT y.event_id) > 1`,
  },
  {
    name: 'a cancelled order has no ticket that is held',
    sql: `SELECT t.id AS subject, format('%s, order %s is cancelled', t.status, o.id) AS detail
            FROM "order" o JOIN ticket t ON t.order_id = o.id
           WHERE o.status = 'CANCELLED' AND t.status <> 'CANCELLED'`,
  },
  {
    name: 'a ticket is paid in the currency of its order',
    sql: `SELECT t.id AS subject, format('%s, order in %s', t.currency, o.currency) AS detail
            FROM ticket t JOIN "order" o ON o.id = t.order_id
           WHERE t.currency <> o.currency`,
  },
  {
    name: 'a ticket belongs to whoever accepted it last, else to the buyer of its order',
    sql: `SELECT t.id AS subject, format('owner %s, buyer %s, accepted by %s', t.owner_id, o.buyer_id, a.accepted_by) AS detail
            FROM ticket t JOIN "order" o ON o.id = t.order_id
            LEFT JOIN (SELECT DISTINCT ON (ticket_id) ticket_id, accepted_by FROM ticket_transfer
                        WHERE accepted_at IS NOT NULL ORDER BY ticket_id, created_at DESC) a ON a.ticket_id = t.id
           WHERE t.owner_id <> coalesce(a.accepted_by, o.buyer_id)`,
  },
  {
    name: 'a ticket was accepted as often as the log says, and got another serial each time',
    sql: `SELECT coalesce(a.ticket_id, d.subject_id) AS subject,
                 format('accepted %s times, %s in the log, serial %s', coalesce(a.number, 0), coalesce(d.number, 0), t.serial) AS detail
            FROM (SELECT ticket_id, count(*) AS number FROM ticket_transfer WHERE accepted_at IS NOT NULL GROUP BY ticket_id) a
            FULL JOIN (SELECT subject_id, count(*) AS number FROM domain_event WHERE type = 'ticket.transferred' GROUP BY subject_id) d
              ON d.subject_id = a.ticket_id
            LEFT JOIN ticket t ON t.id = a.ticket_id
           WHERE a.number IS DISTINCT FROM d.number OR t.serial <= a.number`,
  },
  {
    name: 'a ticket has exactly one ticket.purchased in the log',
    sql: `SELECT t.id AS subject, format('%s found', coalesce(d.number, 0)) AS detail
            FROM ticket t
            LEFT JOIN (SELECT subject_id, count(*) AS number FROM domain_event WHERE type = 'ticket.purchased' GROUP BY subject_id) d
              ON d.subject_id = t.id
           WHERE coalesce(d.number, 0) <> 1`,
  },
  {
    name: 'a ticket.purchased in the log has its ticket',
    sql: `SELECT d.subject_id AS subject, 'no such ticket' AS detail
            FROM domain_event d LEFT JOIN ticket t ON t.id = d.subject_id
           WHERE d.type = 'ticket.purchased' AND t.id IS NULL`,
  },
  {
    name: 'a ticket.cancelled in the log means a cancelled ticket, and is there once',
    sql: `SELECT d.subject_id AS subject, format('ticket %s, %s in the log', coalesce(t.status::text, 'missing'), d.number) AS detail
            FROM (SELECT subject_id, count(*) AS number FROM domain_event WHERE type = 'ticket.cancelled' GROUP BY subject_id) d
            LEFT JOIN ticket t ON t.id = d.subject_id
           WHERE t.status IS DISTINCT FROM 'CANCELLED' OR d.number > 1`,
  },
  {
    name: 'a cancelled ticket was cancelled by somebody, or with its event',
    sql: `SELECT t.id AS subject, 'no ticket.cancelled in the log, and its event is not cancelled' AS detail
            FROM ticket t JOIN event e ON e.id = t.event_id
           WHERE t.status = 'CANCELLED' AND e.status <> 'CANCELLED'
             AND NOT EXISTS (SELECT FROM domain_event d WHERE d.subject_id = t.id AND d.type = 'ticket.cancelled')`,
  },
  {
    name: 'a cancelled event has no active ticket',
    sql: `SELECT t.id AS subject, format('event %s is cancelled', e.slug) AS detail
            FROM event e JOIN ticket t ON t.event_id = e.id
           WHERE e.status = 'CANCELLED' AND t.status = 'ACTIVE'`,
  },
  {
    name: 'a ticket is in by exactly one check-in that stands, and one that is not in by none',
    sql: `SELECT t.id AS subject, format('%s, %s check-ins stand', t.status, count(c.id)) AS detail
            FROM ticket t LEFT JOIN check_in c ON c.ticket_id = t.id AND c.undone_at IS NULL
           WHERE t.status = 'USED' OR c.id IS NOT NULL
           GROUP BY t.id HAVING t.status <> 'USED' OR count(c.id) <> 1`,
  },
  {
    name: 'nothing says who a deleted account was',
    sql: `WITH gone AS MATERIALIZED (SELECT id FROM "user" WHERE deleted_at IS NOT NULL),
          sold AS (SELECT t.* FROM ticket t JOIN gone ON gone.id = t.owner_id)
          SELECT id AS subject, format('ticket of %s names a participant', owner_id) AS detail FROM sold
           WHERE participant_name <> '' OR participant_email <> ''
          UNION ALL
          SELECT d.id, format('%s names a person', d.type)
            FROM (SELECT id, id AS person, 'user.registered' AS types FROM gone
                  UNION SELECT id, owner_id, 'ticket.%' FROM sold
                  UNION SELECT x.ticket_id, gone.id, 'ticket.%' FROM ticket_transfer x JOIN gone ON gone.id = x.from_user_id) about
            JOIN domain_event d ON d.subject_id = about.id AND d.type LIKE about.types
           WHERE person_of(d.type, d.subject_id, d.payload) = about.person AND d.payload <> without_person(d.payload)
          UNION ALL
          SELECT x.id, 'the address that a ticket went to is kept' FROM ticket_transfer x
            JOIN gone ON gone.id IN (x.from_user_id, x.accepted_by) WHERE x.to_email <> ''
          UNION ALL
          SELECT c.id, 'says why its check-in was undone' FROM check_in c JOIN sold ON sold.id = c.ticket_id
           WHERE c.undo_reason <> ''
          UNION ALL
          SELECT s.id, 'names the scanner of a deleted account'
            FROM (SELECT id, actor_id, device FROM check_in UNION ALL SELECT id, actor_id, device FROM duplicate_scan) s
            JOIN gone ON gone.id = s.actor_id
           WHERE s.device IS NOT NULL
          UNION ALL
          SELECT kept.user_id, kept.what FROM gone JOIN (
            SELECT user_id, 'an answer is kept under a key' AS what FROM idempotency_key
            UNION ALL SELECT user_id, 'a link stands' FROM one_time_link
            UNION ALL SELECT user_id, 'another account is linked' FROM linked_account
            UNION ALL SELECT user_id, 'an authenticator is kept' FROM totp
            UNION ALL SELECT user_id, 'a recovery code is kept' FROM recovery_code
            UNION ALL SELECT user_id, 'a passkey is kept' FROM passkey
            UNION ALL SELECT user_id, 'wrong codes are counted' FROM code_attempt
            UNION ALL SELECT user_id, 'a mail is kept' FROM outgoing_mail
            UNION ALL SELECT user_id, 'a conversation is kept' FROM conversation
            UNION ALL SELECT user_id, 'a session tells where from, or goes on' FROM session
             WHERE user_agent IS NOT NULL OR address IS NOT NULL OR revoked_at IS NULL
          ) kept ON kept.user_id = gone.id`,
  },
  {
    name: 'no long task of a deleted account is kept',
    needs: 'long_task',
    sql: `SELECT k.id AS subject, 'a long task is kept' AS detail
            FROM long_task k JOIN "user" u ON u.id = k.user_id WHERE u.deleted_at IS NOT NULL`,
  },
  {
    name: 'no file to import of a deleted account is kept',
    needs: 'event_import',
    sql: `SELECT u.id AS subject, 'a file to import is kept' AS detail
            FROM event_import i JOIN "user" u ON u.id = i.user_id WHERE u.deleted_at IS NOT NULL`,
  },
  {
    name: 'an attendee is found by what stands on the ticket, and by nothing else',
    needs: 'attendee_search',
    sql: `SELECT t.id AS subject, format('found by "%s"', s.words) AS detail
            FROM attendee_search s JOIN ticket t ON t.id = s.ticket_id
           WHERE s.words <> attendee_words(t.participant_name, t.participant_email, t.confirmation_code)
              OR s.event_id <> t.event_id`,
  },
];

const BREACHES_SHOWN_PER_RULE = 1000;

async function hasTable(database: pg.Pool | pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await database.query('SELECT to_regclass($1) IS NOT NULL AS "isThere"', [name]);
  return rows[0]?.isThere === true;
}

/** @returns every breach found, at most 1,000 of each rule */
export async function verify(database: pg.Pool | pg.ClientBase): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const { name, sql, needs } of rules) {
    if (needs && !(await hasTable(database, needs))) continue;
    const { rows } = await database.query<{ subject: string; detail: string }>(
      `${sql} LIMIT ${BREACHES_SHOWN_PER_RULE}`,
    );
    breaches.push(...rows.map((row) => ({ rule: name, ...row })));
  }
  return breaches;
}

async function main(): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl(), application_name: 'eventhub-verify' });
  await client.connect();
  try {
    // One snapshot for all rules, so that sales going on meanwhile are not taken for breaches.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const breaches = await verify(client);
    for (const { rule, subject, detail } of breaches) console.log(`BREACH ${rule}: ${subject}: ${detail}`);
    const { rows } = await client.query(`SELECT (SELECT count(*) FROM event) AS events,
      (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM "order") AS orders`);
    const { events, tickets, orders } = rows[0];
    const counts = `${events} events, ${orders} orders, ${tickets} tickets, ${rules.length} rules`;
    console.log(breaches.length === 0 ? `clean: ${counts}` : `${breaches.length} breaches: ${counts}`);
    return breaches.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      console.error(`Verifying failed: ${error.message || error.code}`);
      process.exitCode = 1;
    },
  );
}
