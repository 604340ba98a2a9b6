import type { CacheHandlerValue } from 'next/dist/server/lib/incremental-cache/index.js';
import type { PageCache } from '../../application/ports.ts';
import { processWide } from '../process-wide.ts';
import { keptTogether } from './kept-together.ts';
import { taggedStore } from './tagged-store.ts';

const MAX_BYTES = 64 * 1024 * 1024;
// What Next puts before a page's path to make it a tag (NEXT_CACHE_IMPLICIT_TAG_ID).
const PATH_TAG = '_N_T_';

/** What Next's cache handler fills and reads; Next loads it apart from our bundles, so it stands once per process. */
export const keptPages = processWide('kept-pages', () => {
  const store = taggedStore<CacheHandlerValue>(MAX_BYTES);
  keptTogether()?.onEvicted((tags) => store.evict(tags));
  return store;
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
