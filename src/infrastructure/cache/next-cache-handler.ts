import { deserialize, serialize } from 'node:v8';
import type { CacheHandler, CacheHandlerValue } from 'next/dist/server/lib/incremental-cache/index.js';
import type { IncrementalCacheValue } from 'next/dist/server/response-cache/types.js';
import { figures } from '../metrics/figures.ts';
import { LONGEST_LIFE_MS } from '../redis/shared-store.ts';
import { keptTogether } from './kept-together.ts';
import { keptPages, saysNothingIsThere } from './page-cache.ts';

/**
 * Where Next keeps pages: in the memory of this process, so that a recorded event can evict them at once, and in Redis
 * for the other processes, where there is one. Next makes one instance per request. `resetRequestCache` is for handlers that keep something per request.
 */

// What an entry costs besides its content: headers, tags, the places in the maps.
const OVERHEAD = 1024;
const TAGS_HEADER = 'x-next-cache-tags';

const lengthOf = (bytes: { length: number } | undefined) => bytes?.length ?? 0;

function bytesOf(value: IncrementalCacheValue | null): number {
  if (!value) return 0;
  if (value.kind === 'APP_PAGE') {
    let segments = 0;
    for (const [path, data] of value.segmentData ?? []) segments += path.length + data.length;
    return Buffer.byteLength(value.html) + lengthOf(value.rscData) + lengthOf(value.postponed) + segments;
  }
  if (value.kind === 'APP_ROUTE') return value.body.length;
  return Buffer.byteLength(JSON.stringify(value));
}

function tagsOf(value: IncrementalCacheValue | null): string[] {
  if (!value || !('headers' in value)) return [];
  const tags = value.headers?.[TAGS_HEADER];
  return typeof tags === 'string' ? tags.split(',') : [];
}

/** As Redis has it, with the tags by which it is evicted here, too. */
type Shared = { entry: CacheHandlerValue; tags: readonly string[] };
const pageKey = (key: string) => `page:${key}`;

type Handler = Pick<CacheHandler, 'get' | 'set' | 'revalidateTag' | 'resetRequestCache'>;

/** A page as it is kept and sent: its text, and the headers that follow from it. */
type Finish = (html: string) => { html: string; headers: Record<string, string> };

export class NextCacheHandler implements Handler {
  static finish: Finish = (html) => ({ html, headers: {} });

  // Before this request reads anything: what it renders is kept only if nothing evicted it meanwhile.
  readonly #mark = keptPages().mark();
  readonly #markTogether = keptTogether()?.mark() ?? '';

  async get(key: string, context: Parameters<Handler['get']>[1]) {
    const tags = context.kind === 'FETCH' ? [...(context.tags ?? []), ...(context.softTags ?? [])] : [];
    const own = keptPages().get(key, tags);
    const found = own ?? (await this.#getFromOthers(key, tags));
    figures()
      .caches.of('pages')
      .add(own ? 'hit' : found ? 'shared' : 'miss');
    return found;
  }

  async #getFromOthers(key: string, tags: readonly string[]): Promise<CacheHandlerValue | null> {
    const found = await keptTogether()?.get(pageKey(key), tags);
    if (!found) return null;
    const shared: Shared = deserialize(found.bytes);
    this.#keep(key, shared.entry, shared.tags);
    return shared.entry;
  }

  #keep(key: string, entry: CacheHandlerValue, tags: readonly string[]): void {
    keptPages().set(key, { value: entry, bytes: bytesOf(entry.value) + OVERHEAD, tags }, this.#mark);
  }

  async set(key: string, value: IncrementalCacheValue | null, context: Parameters<Handler['set']>[2]) {
    // Into what Next hands over, which it then sends: so the first reader has it, too, and nobody's page waits for it.
    if (value?.kind === 'APP_PAGE') {
      const { html, headers } = NextCacheHandler.finish(value.html);
      Object.assign(value, { html, headers: { ...value.headers, ...headers } });
    }
    const tags = 'tags' in context && context.tags ? context.tags : tagsOf(value);
    const cacheControl = 'cacheControl' in context ? context.cacheControl : undefined;
    const entry = { value, lastModified: Date.now(), ...(cacheControl ? { cacheControl } : {}) };
    this.#keep(key, entry, tags);
    // Whoever makes up addresses must not fill what all share.
    if (saysNothingIsThere(entry)) return;
    const about = { tags, mark: this.#markTogether, lifeMs: LONGEST_LIFE_MS };
    void keptTogether()?.set(pageKey(key), serialize({ entry, tags } satisfies Shared), about);
  }

  // Next may ask to serve the old page once more while it renders the new one; the new one at once is no worse.
  async revalidateTag(tags: string | string[]) {
    keptPages().evict([tags].flat());
    keptTogether()?.evict([tags].flat());
  }

  resetRequestCache() {}
}

/**
 * Before the first request. Next takes a handler from its config by an `import()` in every request, which costs a page
 * a tenth of its speed; this registry it reads first and for nothing. Should a later Next know it no more, pages are
 * rendered for every reader (`cacheMaxMemorySize: 0`), which the tests notice; none would ever be old.
 */
export function keepPagesInMemory(finish: Finish): void {
  NextCacheHandler.finish = finish;
  const registry = Symbol.for('@next/cache-handlers');
  Object.assign(globalThis, { [registry]: { FetchCache: NextCacheHandler } });
}
