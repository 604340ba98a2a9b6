import { prisma } from './db/prisma.ts';
import { prismaSql, type Sql } from './db/sql.ts';
import { logger } from './logger.ts';
import { processWide } from './process-wide.ts';

/**
 * What is good for nothing any more and would only pile up. Each process purges by itself: rows that another one holds are
 * left to it, so several at once do no more than one.
 */

const EVERY_MS = 10 * 60 * 1000;
/** Few enough that no buyer waits behind it. */
const BATCH = 500;

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
  // The mail stays, without the secret in it. No link is good for longer than the week that is looked through.
  mailedSecrets: `
    UPDATE outgoing_mail SET payload = payload - 'url' WHERE id IN (
      SELECT id FROM outgoing_mail
      WHERE status IN ('QUEUED', 'SENT', 'FAILED') AND created_at > $1::timestamptz - interval '7 days'
        AND payload ? 'url' AND (payload->>'expiresAt')::timestamptz < $1::timestamptz
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING 1`,
} as const;

export type Purged = Record<keyof typeof PURGES, number>;

async function inBatches(sql: Sql, statement: string, now: Date): Promise<number> {
  for (let count = 0; ; ) {
    const gone = await sql(statement, [now]);
    count += gone.length;
    if (gone.length < BATCH) return count;
  }
}

/** @returns how many of each */
export async function purgeExpired(sql: Sql, now: Date): Promise<Purged> {
  const purged: Purged = { sessions: 0, links: 0, challenges: 0, mailedSecrets: 0 };
  for (const kind of Object.keys(PURGES) as (keyof typeof PURGES)[]) {
    purged[kind] = await inBatches(sql, PURGES[kind], now);
  }
  return purged;
}

async function purge(): Promise<void> {
  try {
    const purged = await purgeExpired(prismaSql(prisma()), new Date());
    logger().debug(purged, 'what had run out was purged');
  } catch (err) {
    logger().warn({ err }, 'what has run out could not be purged; the next time comes');
  }
}

const timer = processWide('purge', () => {
  const first = setTimeout(purge, Math.random() * EVERY_MS);
  const later = setInterval(purge, EVERY_MS);
  // Neither keeps a process from ending.
  first.unref();
  later.unref();
});

/** Purges every ten minutes from now on, not all processes at the same moment. */
export const startPurging = (): void => timer();
