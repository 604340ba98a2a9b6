import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import { logger } from '../logger.ts';
import { isDatabaseAway } from './failures.ts';

/**
 * Reads on a standby, which follows the primary at a distance that nobody promises. Each is made only where the standby
 * has all that the primary had committed a quarter of a second ago, and whatever this process has heard of since;
 * else on the primary. The standby itself is asked, on the very connection, so there may be several behind one address.
 */

/** How old what is read may be; with the age of a kept answer it stays below a second. */
export const LONGEST_LAG_MS = 250;
/** The primary is asked for its place so often, and only while somebody reads. */
const NEW_PLACE_MS = 50;
const CHECK_TIMEOUT_MS = 1_000;
const RETRY_MS = 2_000;

/** How far the log of the primary was written, and when it was asked: all that was committed before is below. */
type Place = { askedAt: number; lsn: bigint };

const FLUSHED = 'SELECT pg_current_wal_flush_lsn()::text AS lsn';
// A standby that was promoted is none any more: who reads there might read what the primary has left behind.
const REPLAYED = 'SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text END AS lsn';

/** `16/B374D848` as a number. */
function toNumber(lsn: string): bigint {
  const [high = '', low = ''] = lsn.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

type Options = {
  primary: Pool;
  standby: Pool;
  /** In milliseconds, never set back. */
  now?: () => number;
};

export type StandbyReads = ReturnType<typeof standbyReads>;

export function standbyReads({ primary, standby, now = () => performance.now() }: Options) {
  let changedAt = Number.NEGATIVE_INFINITY;
  /** Oldest first. */
  let places: Place[] = [];
  let asking: Promise<void> | undefined;
  let isAway = false;

  const ask = (): Promise<void> => {
    asking ??= askPrimary().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  async function askPrimary(): Promise<void> {
    const askedAt = now();
    const { rows } = await primary.query<{ lsn: string }>(FLUSHED);
    const oldest = now() - LONGEST_LAG_MS;
    places = places.filter((place) => place.askedAt >= oldest);
    for (const { lsn } of rows) places.push({ askedAt, lsn: toNumber(lsn) });
  }

  /** The oldest place that is recent enough, since a standby is most likely to have come so far. */
  const recentEnough = () => {
    const since = Math.max(changedAt, now() - LONGEST_LAG_MS);
    return places.find(({ askedAt }) => askedAt >= since);
  };

  async function placeToReach(): Promise<Place | undefined> {
    const newest = places.at(-1);
    if (!recentEnough()) await ask();
    else if (newest && now() - newest.askedAt > NEW_PLACE_MS) ask().catch(() => undefined);
    return recentEnough();
  }

  async function readThere<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[] | null> {
    const place = await placeToReach();
    if (!place) return null;
    const client = await standby.connect();
    let isBroken = true;
    try {
      // pg reads it of a statement too, which its types do not say.
      const check = { text: REPLAYED, query_timeout: CHECK_TIMEOUT_MS };
      const { rows } = await client.query<{ lsn: string | null }>(check);
      const lsn = rows[0]?.lsn;
      const isThere = lsn && toNumber(lsn) >= place.lsn;
      const found = isThere ? (await client.query<Row>(statement)).rows : null;
      isBroken = false;
      return found;
    } catch (error) {
      isBroken = isDatabaseAway(error);
      throw error;
    } finally {
      client.release(isBroken);
    }
  }

  /** Nobody waits for a standby that does not answer: it is tried apart from what is read. */
  async function untilItAnswers(): Promise<void> {
    for (;;) {
      try {
        await standby.query({ text: REPLAYED });
        break;
      } catch {
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    isAway = false;
    logger().info('the standby answers again');
  }

  function lose(error: unknown): void {
    if (isAway) return;
    isAway = true;
    logger().warn({ err: error }, 'the standby does not answer: everything is read from the primary');
    void untilItAnswers();
  }

  return {
    /** Something was changed and is committed: what is read from here on shows it. */
    changed(): void {
      changedAt = now();
    },

    /** Null where it has to be read from the primary. */
    async read<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[] | null> {
      if (isAway) return null;
      try {
        return await readThere<Row>(statement);
      } catch (error) {
        // Another failure is the statement's own, or a conflict with what the standby replays: the primary will say.
        if (isDatabaseAway(error)) lose(error);
        return null;
      }
    },
  };
}
