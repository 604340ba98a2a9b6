/**
 * Pages and answers in memory: least recently used go first once `maxBytes` is reached, and what is evicted stays out.
 * They are evicted by tag: Next gives every page its path as one, an answer names the events that it shows.
 */

export type Kept<V> = { value: V; bytes: number; tags: readonly string[] };

type Entry<V> = Kept<V> & { mark: number };

// More evictions than this while an entry is being made: it is not kept, to be safe.
const EVICTIONS_REMEMBERED = 10_000;

export function taggedStore<V>(maxBytes: number, evictionsRemembered = EVICTIONS_REMEMBERED) {
  // A Map keeps the order of insertion: who is used moves to its end.
  const entries = new Map<string, Entry<V>>();
  const keysByTag = new Map<string, Set<string>>();
  /** The number of the last eviction of each tag, oldest first. */
  const evicted = new Map<string, number>();
  let evictions = 0;
  let forgottenUpTo = 0;
  let bytes = 0;

  function remove(key: string) {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    bytes -= entry.bytes;
    for (const tag of entry.tags) {
      const keys = keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) keysByTag.delete(tag);
    }
  }

  function remember(tag: string) {
    evicted.delete(tag);
    evicted.set(tag, evictions);
    if (evicted.size <= evictionsRemembered) return;
    const [oldest] = evicted;
    if (!oldest) return;
    evicted.delete(oldest[0]);
    forgottenUpTo = oldest[1];
  }

  /** Whether one of these was evicted after `mark` was taken. */
  const evictedSince = (mark: number, tags: readonly string[]) =>
    mark < forgottenUpTo || tags.some((tag) => (evicted.get(tag) ?? 0) > mark);

  return {
    /** Taken before an entry begins to be made, and handed to `set` with it. */
    mark: () => evictions,
    evictedSince,

    /** `tags` are further ones that the reader says make the entry unusable. */
    get(key: string, tags: readonly string[] = []): V | null {
      const entry = entries.get(key);
      if (!entry) return null;
      if (tags.length > 0 && evictedSince(entry.mark, tags)) {
        remove(key);
        return null;
      }
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },

    /** Keeps nothing that began before an eviction of one of its tags: it may show what was before the change. */
    set(key: string, kept: Kept<V>, mark: number): void {
      if (evictedSince(mark, kept.tags)) return;
      remove(key);
      if (kept.bytes > maxBytes) return;
      entries.set(key, { ...kept, mark });
      bytes += kept.bytes;
      for (const tag of kept.tags) {
        const keys = keysByTag.get(tag) ?? new Set();
        keysByTag.set(tag, keys.add(key));
      }
      for (const oldest of entries.keys()) {
        if (bytes <= maxBytes) break;
        remove(oldest);
      }
    },

    remove,

    evict(tags: readonly string[]): void {
      if (tags.length === 0) return;
      evictions += 1;
      for (const tag of tags) {
        remember(tag);
        for (const key of [...(keysByTag.get(tag) ?? [])]) remove(key);
      }
    },

    /** Removes what is of no more use; it takes back nothing that is being made. */
    prune(isDead: (value: V) => boolean): void {
      for (const [key, { value }] of entries) if (isDead(value)) remove(key);
    },

    /** Everything that is kept or being made. */
    clear(): void {
      evictions += 1;
      forgottenUpTo = evictions;
      evicted.clear();
      entries.clear();
      keysByTag.clear();
      bytes = 0;
    },

    bytes: () => bytes,
    remembered: () => evicted.size,
  };
}
