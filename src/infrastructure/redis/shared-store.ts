import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../ids.ts';
import { KEY_PREFIX, type SharedMemory } from './connection.ts';
import { CLEAR, DROP, EVICT, KEEP, READ } from './scripts.ts';

/**
 * Bytes that all processes keep together, evicted by tag. The rule is that of `tagged-store.ts`: what began to be made
 * before one of its tags was evicted is neither kept nor read.
 */

/** No entry lives longer. */
export const LONGEST_LIFE_MS = 3_600_000;
/** An eviction is remembered for longer than anything from before it. */
const EVICTION_MS = 2 * LONGEST_LIFE_MS;
/** Whoever dies while making an entry holds up others for so long. */
const MAKING_MS = 2_000;
const LOOK_AGAIN_MS = 20;
const CLEAR_AGAIN_MS = 1_000;

const MARK = `${KEY_PREFIX}mark`;
const CLEARED = `${KEY_PREFIX}cleared`;
const CHANNEL = `${KEY_PREFIX}evicted`;

/** `msLeft` to live. */
type Found = { bytes: Buffer; msLeft: number };

const MAKERS = ['nobody', 'this', 'other'] as const;

/** `release` of the program: what one wrote, another does not read. */
export function sharedStore(memory: SharedMemory, release: string) {
  const ownName = newId();
  const keysOf = (key: string) => [
    MARK,
    CLEARED,
    `${KEY_PREFIX}${release}:entry:${key}`,
    `${KEY_PREFIX}${release}:making:${key}`,
  ];
  let unsent = new Set<string>();
  const listeners = new Set<(tags: string[]) => void>();
  /** The last that is known: an older one is no less safe. */
  let mark = '0';
  let hasMissed = false;
  let retry: NodeJS.Timeout | undefined;

  async function run(script: string, keys: readonly string[], args: readonly (string | number | Buffer)[]) {
    return memory.attempt((redis) => redis.callBuffer('EVAL', script, keys.length, ...keys, ...args), null);
  }

  /** In the order of the connection: whoever reads after an eviction here reads after it there. */
  function flush(): void {
    if (unsent.size === 0) return;
    const tags = [...unsent];
    unsent = new Set();
    void run(EVICT, [MARK], [EVICTION_MS, CHANNEL, ownName, ...tags]).then((done) => {
      if (done === null) miss();
    });
  }

  /** What Redis was not told may be there still: nothing is read from it until all of it is taken back. */
  function miss(): void {
    hasMissed = true;
    clearTimeout(retry);
    retry = setTimeout(clear, CLEAR_AGAIN_MS).unref();
  }

  async function clear(): Promise<void> {
    if (!hasMissed) return;
    if ((await run(CLEAR, [MARK, CLEARED], [EVICTION_MS])) === null) miss();
    else hasMissed = false;
  }

  /** `found` is null where it is not kept, or where Redis is away. */
  async function read(key: string, tags: readonly string[], begins: boolean) {
    const nothing = { found: null, maker: 'nobody' } as const;
    if (hasMissed) return nothing;
    flush();
    const answer = await run(READ, keysOf(key), [tags.join('\n'), begins ? MAKING_MS : 0]);
    if (!Array.isArray(answer)) return nothing;
    const [bytes, second, maker] = answer;
    if (Buffer.isBuffer(bytes))
      return { found: { bytes, msLeft: Number(second) } satisfies Found, maker: 'nobody' } as const;
    mark = String(second);
    return { found: null, maker: MAKERS[Number(maker)] ?? 'nobody' };
  }

  memory.onReady(() => void clear());

  memory.subscribe(CHANNEL, (message) => {
    const [who, ...tags] = message.split('\n');
    if (who !== ownName) for (const listener of listeners) listener(tags);
  });

  return {
    /** Taken before an entry begins to be made, and handed to `set` with it. */
    mark: () => mark,

    /** `tags` are further ones that the reader says make the entry unusable. */
    get: async (key: string, tags: readonly string[] = []) => (await read(key, tags, false)).found,

    /** Waits for another process that makes the entry just now. A `maker` ends it by `set` or `drop`. */
    async getOrBegin(key: string): Promise<{ found: Found | null; isMaker: boolean }> {
      const until = performance.now() + MAKING_MS;
      let { found, maker } = await read(key, [], true);
      const isMaker = maker === 'this';
      while (maker === 'other' && performance.now() < until) {
        await sleep(LOOK_AGAIN_MS);
        ({ found, maker } = await read(key, [], false));
      }
      return { found, isMaker };
    },

    /** Keeps nothing that began, by its mark, before an eviction of one of its tags. */
    async set(key: string, bytes: Buffer, about: { tags: readonly string[]; mark: string; lifeMs: number }) {
      const lifeMs = Math.min(Math.floor(about.lifeMs), LONGEST_LIFE_MS);
      if (lifeMs > 0) await run(KEEP, keysOf(key), [bytes, about.mark, about.tags.join('\n'), lifeMs]);
    },

    /** Nothing is to be kept: whoever waits for it makes their own. */
    drop: (key: string) => run(DROP, keysOf(key), []),

    /** At once for who asks from here, and in all processes as soon as they hear of it. */
    evict(tags: readonly string[]): void {
      if (tags.length === 0) return;
      if (!memory.isReady()) {
        miss();
        return;
      }
      if (unsent.size === 0) setImmediate(flush);
      for (const tag of tags) unsent.add(tag);
    },

    /** Everything, of all processes. */
    clear(): void {
      hasMissed = true;
      void clear();
    },

    /** Hears what other processes evict. */
    onEvicted: (listener: (tags: string[]) => void) => void listeners.add(listener),
  };
}

export type SharedStore = ReturnType<typeof sharedStore>;
