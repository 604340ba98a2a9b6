import type { Sql } from './db/sql.ts';

/**
 * What is good for nothing any more and would only pile up. Rows that somebody else holds are left to them, so several
 * purges at once do no more than one.
 */

/** Few enough that no buyer waits behind it. */
const BATCH = 500;
/** Some 300 MB. */
const MOST_OF_VISITORS = 100_000;

// A session is kept for an hour past its end: its last tokens must be recognised as ended by a process that starts now.
const PURGES = {
  sessions: `
    DELETE FROM session WHERE id IN (
      SELECT id FROM session WHERE expires_at < $1::timestamptz - interval '1 hour'
      ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  links: `
    DELETE FROM one_time_link WHERE hash IN (
      SELECT hash FROM one_time_link WHERE expires_at < $1::timestamptz
      ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  challenges: `
    DELETE FROM passkey_challenge WHERE challenge IN (
      SELECT challenge FROM passkey_challenge WHERE expires_at < $1::timestamptz
      ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // No count goes back further than a day, and where somebody was is no matter of ours any longer.
  wrongCodes: `
    DELETE FROM code_attempt WHERE (user_id, source) IN (
      SELECT user_id, source FROM code_attempt WHERE since < $1::timestamptz - interval '1 day'
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // The first answer is promised for a day.
  answers: `
    DELETE FROM idempotency_key WHERE (user_id, key) IN (
      SELECT user_id, key FROM idempotency_key WHERE created_at < $1::timestamptz - interval '24 hours'
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // The mail stays, without the secret in it. No link is good for longer than the week that is looked through.
  mailedSecrets: `
    UPDATE outgoing_mail SET payload = payload - 'url' WHERE id IN (
      SELECT id FROM outgoing_mail
      WHERE status IN ('QUEUED', 'SENT', 'FAILED') AND created_at > $1::timestamptz - interval '7 days'
        AND payload ? 'url' AND (payload->>'expiresAt')::timestamptz < $1::timestamptz
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Whose address it was never became a customer of ours. A month is for whoever asks what became of their ticket.
  offeredTo: `
    UPDATE ticket_transfer SET to_email = '' WHERE id IN (
      SELECT id FROM ticket_transfer
      WHERE accepted_at IS NULL AND to_email <> '' AND expires_at < $1::timestamptz - interval '30 days'
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Who looks for a mail does so within weeks; one that was never sent is kept until surely nobody waits for it.
  oldMails: `
    DELETE FROM outgoing_mail WHERE id IN (
      SELECT id FROM outgoing_mail
      WHERE (status = 'SENT' AND created_at < $1::timestamptz - interval '90 days')
        OR (status IN ('QUEUED', 'FAILED') AND created_at < $1::timestamptz - interval '1 year')
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  unaskedMail: `
    DELETE FROM unasked_mail WHERE address_hash IN (
      SELECT address_hash FROM unasked_mail WHERE since < $1::timestamptz - interval '1 day'
      ORDER BY since LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Whoever was asked and did not come is no customer of ours; what was accepted stands in the audit log.
  invitations: `
    DELETE FROM invitation WHERE id IN (
      SELECT id FROM invitation WHERE expires_at < $1::timestamptz - interval '30 days'
      ORDER BY expires_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // What an ended key did stands in the audit log, with its id.
  endedKeys: `
    DELETE FROM api_key WHERE id IN (
      SELECT id FROM api_key WHERE least(revoked_at, expires_at) < $1::timestamptz - interval '90 days'
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  conversations: `
    DELETE FROM conversation WHERE id IN (
      SELECT id FROM conversation WHERE updated_at < $1::timestamptz - interval '30 days'
      ORDER BY updated_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Anybody can begin one. Beyond so many the oldest of visitors go before their time.
  visitorsConversations: `
    DELETE FROM conversation WHERE id IN (
      SELECT id FROM conversation WHERE user_id IS NULL AND updated_at <= (
        SELECT updated_at FROM conversation WHERE user_id IS NULL AND updated_at <= $1::timestamptz
        ORDER BY updated_at DESC OFFSET ${MOST_OF_VISITORS} LIMIT 1)
      ORDER BY updated_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Files name people by the thousand: application/long-tasks/queries.ts offers them for as long. 256 kB each.
  taskFiles: `
    DELETE FROM long_task_chunk WHERE (task_id, number) IN (
      SELECT c.task_id, c.number FROM long_task_chunk c JOIN long_task t ON t.id = c.task_id
      WHERE t.ended_at < $1::timestamptz - interval '24 hours' LIMIT ${BATCH} FOR UPDATE OF c SKIP LOCKED) RETURNING 1`,
  // Who imports a file does so at once.
  imports: `
    DELETE FROM event_import WHERE id IN (
      SELECT id FROM event_import WHERE created_at < $1::timestamptz - interval '7 days'
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  // Who looks for a call does so within weeks, and no receiver is sent what happened a month ago.
  calls: `
    DELETE FROM webhook_delivery WHERE id IN (
      SELECT id FROM webhook_delivery WHERE created_at < $1::timestamptz - interval '30 days'
      ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
  tasks: `
    DELETE FROM long_task WHERE id IN (
      SELECT id FROM long_task WHERE ended_at < $1::timestamptz - interval '90 days'
      ORDER BY ended_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
} as const;

export type Purged = Record<keyof typeof PURGES | 'audit', number>;

/** The app may only append to the audit log: what is older than this goes by a function that looks at nothing but age. */
const FORGET_AUDIT = `SELECT forget_old_audit($1::timestamptz, ${BATCH}) AS gone`;
const DAY_MS = 86_400_000;

async function purgeAudit(sql: Sql, before: Date): Promise<number> {
  for (let count = 0; ; ) {
    const [batch] = await sql<{ gone: number }>(FORGET_AUDIT, [before]);
    const gone = batch?.gone ?? 0;
    count += gone;
    if (gone < BATCH) return count;
  }
}

async function inBatches(sql: Sql, statement: string, now: Date): Promise<number> {
  for (let count = 0; ; ) {
    const gone = await sql(statement, [now]);
    count += gone.length;
    if (gone.length < BATCH) return count;
  }
}

/** `auditDays`: for how long the audit log is kept; null for good. @returns how many of each */
export async function purgeExpired(sql: Sql, now: Date, auditDays: number | null = null): Promise<Purged> {
  const purged: Purged = {
    sessions: 0,
    links: 0,
    challenges: 0,
    wrongCodes: 0,
    answers: 0,
    mailedSecrets: 0,
    offeredTo: 0,
    oldMails: 0,
    unaskedMail: 0,
    invitations: 0,
    endedKeys: 0,
    conversations: 0,
    visitorsConversations: 0,
    taskFiles: 0,
    imports: 0,
    calls: 0,
    tasks: 0,
    audit: auditDays === null ? 0 : await purgeAudit(sql, new Date(now.getTime() - auditDays * DAY_MS)),
  };
  for (const kind of Object.keys(PURGES) as (keyof typeof PURGES)[]) {
    purged[kind] = await inBatches(sql, PURGES[kind], now);
  }
  return purged;
}
