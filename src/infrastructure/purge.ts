import type { Sql } from './db/sql.ts';

/**
 * What is good for nothing any more and would only pile up. Rows that somebody else holds are left to them, so several
 * purges at once do no more than one.
 */

/** Few enough that no buyer waits behind it. */
const BATCH = 500;
/** Some 300 MB. */
const MOST_OF_VISITORS = 100_000;

/** A batch of the rows of `table` that `expired` is true of, by their key; the oldest first where an index has that order. */
const batchOf = (table: string, key: string, expired: string, oldest?: string) =>
  `SELECT ${key} FROM ${table} WHERE ${expired}
    ${oldest ? `ORDER BY ${oldest} ` : ''}LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
const deleted = (table: string, key: string, expired: string, oldest?: string) =>
  `DELETE FROM ${table} WHERE (${key}) IN (${batchOf(table, key, expired, oldest)}) RETURNING 1`;
/** The rows stay, without what `change` takes out of them. */
const emptied = (table: string, change: string, expired: string) =>
  `UPDATE ${table} SET ${change} WHERE id IN (${batchOf(table, 'id', expired)}) RETURNING 1`;

/** $1 is now. */
const past = (moment: string, by = '0') => `${moment} < $1::timestamptz - interval '${by}'`;

const PURGES = {
  // For an hour past its end, its last tokens must be recognised as ended by a process that starts now.
  sessions: deleted('session', 'id', past('expires_at', '1 hour'), 'expires_at'),
  links: deleted('one_time_link', 'hash', past('expires_at'), 'expires_at'),
  challenges: deleted('passkey_challenge', 'challenge', past('expires_at'), 'expires_at'),
  // Whoever began it was shown the secret and never a code of it: nobody confirms it any more.
  unfinishedTotp: deleted('totp', 'user_id', `confirmed_at IS NULL AND ${past('created_at', '1 hour')}`),
  // No count goes back further than a day, and where somebody was is no matter of ours any longer.
  wrongCodes: deleted('code_attempt', 'user_id, source', past('since', '1 day')),
  // The first answer is promised for a day.
  answers: deleted('idempotency_key', 'user_id, key', past('created_at', '24 hours'), 'created_at'),
  // The mail stays, without the secret in it. No link is good for longer than the week that is looked through.
  mailedSecrets: emptied(
    'outgoing_mail',
    "payload = payload - 'url'",
    `status IN ('QUEUED', 'SENT', 'FAILED') AND created_at > $1::timestamptz - interval '7 days'
      AND payload ? 'url' AND ${past("(payload->>'expiresAt')::timestamptz")}`,
  ),
  // Whose address it was never became a customer of ours. A month is for whoever asks what became of their ticket.
  offeredTo: emptied(
    'ticket_transfer',
    "to_email = ''",
    `accepted_at IS NULL AND to_email <> '' AND ${past('expires_at', '30 days')}`,
  ),
  // Who looks for a mail does so within weeks; one that was never sent is kept until surely nobody waits for it.
  oldMails: deleted(
    'outgoing_mail',
    'id',
    `(status = 'SENT' AND ${past('created_at', '90 days')})
      OR (status IN ('QUEUED', 'FAILED') AND ${past('created_at', '1 year')})`,
  ),
  unaskedMail: deleted('unasked_mail', 'address_hash', past('since', '1 day'), 'since'),
  // Whoever was asked and did not come is no customer of ours; what was accepted stands in the audit log.
  invitations: deleted('invitation', 'id', past('expires_at', '30 days'), 'expires_at'),
  // What an ended key did stands in the audit log, with its id.
  endedKeys: deleted('api_key', 'id', past('least(revoked_at, expires_at)', '90 days')),
  conversations: deleted('conversation', 'id', past('updated_at', '30 days'), 'updated_at'),
  // Anybody can begin one. Beyond so many the oldest of visitors go before their time.
  visitorsConversations: deleted(
    'conversation',
    'id',
    `user_id IS NULL AND updated_at <= (
      SELECT updated_at FROM conversation WHERE user_id IS NULL AND updated_at <= $1::timestamptz
      ORDER BY updated_at DESC OFFSET ${MOST_OF_VISITORS} LIMIT 1)`,
    'updated_at',
  ),
  // Files name people by the thousand: application/long-tasks/queries.ts offers them for as long. 64 kB each.
  taskFiles: `
    DELETE FROM long_task_chunk WHERE (task_id, number) IN (
      SELECT c.task_id, c.number FROM long_task_chunk c JOIN long_task t ON t.id = c.task_id
      WHERE ${past('t.ended_at', '24 hours')} LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED) RETURNING 1`,
  // Who imports a file does so at once; what came of it stands in the task.
  imports: deleted('event_import', 'id', past('created_at', '24 hours'), 'created_at'),
  // Who looks for a call does so within weeks, and no receiver is sent what happened a month ago.
  calls: deleted('webhook_delivery', 'id', past('created_at', '30 days'), 'created_at'),
  tasks: deleted('long_task', 'id', past('ended_at', '90 days'), 'ended_at'),
};

export type Purged = Record<keyof typeof PURGES | 'audit', number>;

/** The app may only append to the audit log: what is older than this goes by a function that looks at nothing but age. */
const FORGET_AUDIT = `SELECT forget_old_audit($1::timestamptz, ${BATCH}) AS gone`;
const DAY_MS = 86_400_000;
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

/** @param batch removes one, and says how many went */
async function inBatches(batch: () => Promise<number>): Promise<number> {
  for (let count = 0; ; ) {
    const gone = await batch();
    count += gone;
    if (gone < BATCH) return count;
  }
}

const purgeAudit = (sql: Sql, before: Date) =>
  inBatches(async () => {
    const [batch] = await sql<{ gone: number }>(FORGET_AUDIT, [before]);
    return batch?.gone ?? 0;
  });

/** `auditDays`: for how long the audit log is kept; null for good. @returns how many of each */
export async function purgeExpired(sql: Sql, now: Date, auditDays: number | null = null): Promise<Purged> {
  const purged = { audit: auditDays === null ? 0 : await purgeAudit(sql, daysBefore(now, auditDays)) } as Purged;
  for (const kind of Object.keys(PURGES) as (keyof typeof PURGES)[]) {
    purged[kind] = await inBatches(async () => (await sql(PURGES[kind], [now])).length);
  }
  return purged;
}
