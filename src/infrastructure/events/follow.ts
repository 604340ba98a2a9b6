import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { DomainEvent } from '../../domain/domain-events.ts';
import { bell } from '../bell.ts';
import { connectionSettings } from '../db/pool.ts';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';
import { EVENT_COLUMNS, LOWEST_ID, type RecordedEvent } from './event-log.ts';

const PAGE = 500;
// A connection that died silently is found out by then, and what came without a notification is read.
const IDLE_MS = 5_000;
const QUERY_TIMEOUT_MS = 5_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;
const GOODBYE_MS = 1_000;

// They come by the thousands, send no notification, and no page waits for them.
const NOT_FOLLOWED = ['ticket.purchased', 'ticket.checked-in'];

const READ_HORIZON = 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS horizon';

const READ_PAGE = `
SELECT ${EVENT_COLUMNS}, transaction_id >= $3::xid8 AS "isOpen"
FROM domain_event
WHERE (transaction_id, id) > ($1::xid8, $2::uuid) AND type <> ALL ($4::text[])
ORDER BY transaction_id, id
LIMIT ${PAGE}`;

/**
 * Each visible event once, and none missed, however late its transaction commits: below the horizon all is final and
 * was read; what is visible above it is handed on without waiting, and remembered until the horizon passes it.
 */
function logReader(onEvents: (events: DomainEvent[]) => void) {
  let horizon: string | null = null;
  let handedOn = new Set<string>();

  return {
    hasStarted: () => horizon !== null,

    async readNew(client: Client): Promise<void> {
      const { rows } = await client.query<{ horizon: string }>(READ_HORIZON);
      const next = rows[0]?.horizon;
      if (next === undefined) throw new Error('PostgreSQL named no horizon');
      const known = handedOn;
      const above = new Set<string>();
      let [transactionId, eventId] = [horizon ?? next, LOWEST_ID];
      for (let isMore = true; isMore; ) {
        const page = await client.query<RecordedEvent & { isOpen: boolean }>(READ_PAGE, [
          transactionId,
          eventId,
          next,
          NOT_FOLLOWED,
        ]);
        const fresh = page.rows.filter(({ id }) => !known.has(id));
        if (fresh.length > 0) onEvents(fresh);
        for (const { id, isOpen } of page.rows) if (isOpen) above.add(id);
        const last = page.rows.at(-1);
        if (last) [transactionId, eventId] = [last.transactionId, last.id];
        isMore = page.rows.length === PAGE;
      }
      horizon = next;
      handedOn = above;
    },
  };
}

/** Over a wire that fell silent nobody answers the goodbye. */
const close = (client: Client) =>
  Promise.race([client.end().catch(() => {}), sleep(GOODBYE_MS, undefined, { ref: false })]);

export type FollowerOptions = {
  databaseUrl: string;
  onEvents: (events: DomainEvent[]) => void;
  /** What happened before a late first connection stays unknown. */
  onGap: () => void;
};

export type Follower = {
  /** Once the first attempt to connect has ended, one way or the other. */
  started: Promise<void>;
  /** After what it does just now: 5 s at the longest, where PostgreSQL does not answer. */
  stop: () => Promise<void>;
};

/** Hears of every event that any process records, on a connection of its own, until it is stopped. */
export function followEvents({ databaseUrl, onEvents, onGap }: FollowerOptions): Follower {
  const reader = logReader(onEvents);
  const { ring, wait } = bell();
  let isStopping = false;
  let failures = 0;
  let hasTried = () => {};
  const started = new Promise<void>((resolve) => {
    hasTried = resolve;
  });

  async function readWhileConnected(client: Client): Promise<void> {
    await client.connect();
    await client.query('LISTEN domain_event');
    while (!isStopping) {
      const isFirst = !reader.hasStarted();
      await reader.readNew(client);
      if (isFirst && failures > 0) onGap();
      if (failures > 0) logger().info('recorded events are followed again');
      failures = 0;
      hasTried();
      await wait(IDLE_MS);
    }
  }

  async function follow(): Promise<void> {
    while (!isStopping) {
      const client = new Client({
        ...connectionSettings(databaseUrl),
        application_name: 'eventhub-events',
        query_timeout: QUERY_TIMEOUT_MS,
      });
      client.on('notification', ring);
      // The next query on a lost connection fails and says why.
      client.on('error', ring);
      try {
        await readWhileConnected(client);
      } catch (error) {
        if (isStopping) return;
        if (failures === 0) logger().warn({ err: error }, 'recorded events cannot be followed; trying until they can');
        failures += 1;
        hasTried();
      } finally {
        await close(client);
      }
      if (failures > 0) await wait(Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
    }
  }

  const ended = follow().finally(hasTried);
  return {
    started,
    async stop() {
      isStopping = true;
      ring();
      await ended;
    },
  };
}

const inThisProcess = processWide<{ follower?: Follower }>('event-follower', () => ({}));

/** @returns once the first attempt has ended; without a database the app starts all the same */
export async function startFollowing(options: Omit<FollowerOptions, 'databaseUrl'>): Promise<void> {
  const holder = inThisProcess();
  holder.follower ??= followEvents({ databaseUrl: env().DATABASE_DIRECT_URL, ...options });
  await holder.follower.started;
}

/** For the server's end. */
export async function stopFollowing(): Promise<void> {
  await inThisProcess().follower?.stop();
}
