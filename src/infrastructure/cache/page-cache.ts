import type { CacheHandlerValue } from 'next/dist/server/lib/incremental-cache/index.js';
import type { PageCache } from '../../application/ports.ts';
import { processWide } from '../process-wide.ts';
import { keptTogether } from './kept-together.ts';
import { type Kept, taggedStore } from './tagged-store.ts';

const MAX_BYTES = 64 * 1024 * 1024;
/** Of pages that say that there is nothing: addresses that somebody makes up push out no page that people read. */
const MAX_BYTES_OF_MISSING = 4 * 1024 * 1024;
// What Next puts before a page's path to make it a tag (NEXT_CACHE_IMPLICIT_TAG_ID).
const PATH_TAG = '_N_T_';

export const saysNothingIsThere = ({ value }: CacheHandlerValue): boolean =>
  value?.kind === 'APP_PAGE' && (value.status ?? 200) !== 200;

/** What Next's cache handler fills and reads; Next loads it apart from our bundles, so it stands once per process. */
export const keptPages = processWide('kept-pages', () => {
  const found = taggedStore<CacheHandlerValue>(MAX_BYTES);
  const missing = taggedStore<CacheHandlerValue>(MAX_BYTES_OF_MISSING);
  const evict = (tags: readonly string[]) => {
    found.evict(tags);
    missing.evict(tags);
  };
  keptTogether()?.onEvicted(evict);
  return {
    // Both are evicted at the same moments, so one's mark is the other's.
    mark: found.mark,
    get: (key: string, tags: readonly string[]) => found.get(key, tags) ?? missing.get(key, tags),
    set(key: string, kept: Kept<CacheHandlerValue>, mark: number) {
      // What is not kept itself must not push out what came after it.
      if (found.evictedSince(mark, kept.tags)) return;
      const [here, there] = saysNothingIsThere(kept.value) ? [missing, found] : [found, missing];
      there.remove(key);
      here.set(key, kept, mark);
    },
    evict,
    clear() {
      found.clear();
      missing.clear();
    },
  };
});

/** Evicts at once and from anywhere, where `revalidatePath` needs a request of Next around it. */
export const pageCache: PageCache & { clear(): void } = {
  evict(paths) {
    const tags = paths.map((path) => PATH_TAG + path);
    keptPages().evict(tags);
    keptTogether()?.evict(tags);
  },
  clear() {
    keptPages().clear();
    keptTogether()?.clear();
  },
};
