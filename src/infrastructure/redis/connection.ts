import { Redis } from 'ioredis';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { processWide } from '../process-wide.ts';

/**
 * Redis speeds up what PostgreSQL answers anyway. Whoever asks it says what to do without it, and nobody waits longer
 * for it than a slow query takes.
 */

/** All keys stand in one slot of a cluster, so that a script may touch several. */
export const KEY_PREFIX = '{eventhub}:';

const CONNECT_MS = 2_000;
const COMMAND_MS = 250;
const FIRST_RETRY_MS = 50;
/** It is in use again within this time after it is back. */
const LONGEST_RETRY_MS = 2_000;

/** A connection that fails at once while there is none, and is tried again for as long as the process lives. */
function connect(url: string): Redis {
  return new Redis(url, {
    connectTimeout: CONNECT_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS),
    connectionName: 'eventhub',
  });
}

class TooSlow extends Error {}

/** @throws TooSlow, but never because this process itself was busy: what has arrived meanwhile is read before */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const tooSlow = () => reject(new TooSlow(`no answer within ${COMMAND_MS} ms`));
    const timer = setTimeout(() => setImmediate(tooSlow), COMMAND_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export type SharedMemory = {
  /** What `work` answers, or `otherwise` where Redis is away, too slow or fails. */
  attempt<T>(work: (redis: Redis) => Promise<T>, otherwise: T): Promise<T>;
  /** Runs at each connection, the first and those after a gap. */
  onReady(listener: () => void): void;
  isReady(): boolean;
  /** On a connection of its own. What is said while there is none is not heard. */
  subscribe(channel: string, listener: (message: string) => void): void;
  close(): void;
};

/** Says once that Redis is gone, and once that it is back. */
export function sharedMemory(url: string): SharedMemory {
  const redis = connect(url);
  const open = [redis];
  let isGone = false;
  const gone = (err: unknown) => {
    if (!isGone) logger().warn({ err }, 'Redis cannot be reached: everything is read from PostgreSQL until it can');
    isGone = true;
  };
  redis.on('error', gone);
  redis.on('ready', () => {
    if (isGone) logger().info('Redis is in use again');
    isGone = false;
  });

  return {
    async attempt(work, otherwise) {
      if (redis.status !== 'ready') return otherwise;
      try {
        return await inTime(work(redis));
      } catch (err) {
        gone(err);
        // A server that answers nothing would make every reader wait until it timed out.
        if (err instanceof TooSlow && redis.status === 'ready') redis.disconnect(true);
        return otherwise;
      }
    },
    onReady: (listener) => void redis.on('ready', listener),
    isReady: () => redis.status === 'ready',
    subscribe(channel, listener) {
      const hearing = connect(url);
      open.push(hearing);
      // The other connection says what is wrong.
      hearing.on('error', () => {});
      hearing.on('ready', () => void hearing.subscribe(channel).catch(() => hearing.disconnect(true)));
      hearing.on('message', (_channel, message) => listener(message));
    },
    close() {
      for (const connection of open) connection.disconnect();
    },
  };
}

/** Null where `REDIS_URL` is not set. */
export const redis = processWide('redis', () => {
  const { REDIS_URL } = env();
  return REDIS_URL ? sharedMemory(REDIS_URL) : null;
});
