import { beforeEach, expect, it, vi } from 'vitest';
import { NextCacheHandler } from '@/infrastructure/cache/next-cache-handler';
import { pageCache } from '@/infrastructure/cache/page-cache';

vi.mock('@/infrastructure/cache/kept-together', () => ({ keptTogether: () => null }));

type Handler = InstanceType<typeof NextCacheHandler>;
type Value = Parameters<Handler['set']>[1];

// Next's kinds are ambient const enums, which no importer can name.
const read = (context: object): Parameters<Handler['get']>[1] => JSON.parse(JSON.stringify(context));
const value = (content: object): Value => JSON.parse(JSON.stringify(content));

const PAGE = read({ kind: 'APP_PAGE', isFallback: false });
const jazz = (html: string) =>
  value({
    kind: 'APP_PAGE',
    html,
    status: 200,
    headers: { 'x-next-cache-tags': '_N_T_/layout,_N_T_/[locale]/events/[slug]/page,_N_T_/en/events/jazz' },
  });
const KEY = '/route-cache/APP_PAGE/0123/$/en/events/jazz';

beforeEach(pageCache.clear);

it('gives a page back with its lifetime and the time at which it was kept', async () => {
  const before = Date.now();
  await new NextCacheHandler().set(KEY, jazz('one'), { cacheControl: { revalidate: 60, expire: undefined } });
  const kept = await new NextCacheHandler().get(KEY, PAGE);
  expect(kept).toMatchObject({ value: { html: 'one' }, cacheControl: { revalidate: 60 } });
  expect(kept?.lastModified).toBeGreaterThanOrEqual(before);
});

it('evicts a page by its path', async () => {
  await new NextCacheHandler().set(KEY, jazz('one'), {});
  pageCache.evict(['/en/events/blues']);
  expect(await new NextCacheHandler().get(KEY, PAGE)).not.toBeNull();
  pageCache.evict(['/en/events/jazz']);
  expect(await new NextCacheHandler().get(KEY, PAGE)).toBeNull();
});

it('does not keep what a request rendered that began before the eviction', async () => {
  const early = new NextCacheHandler();
  await early.get(KEY, PAGE);
  pageCache.evict(['/en/events/jazz']);
  const late = new NextCacheHandler();
  await early.set(KEY, jazz('old'), {});
  expect(await late.get(KEY, PAGE)).toBeNull();
  await late.set(KEY, jazz('new'), {});
  expect(await new NextCacheHandler().get(KEY, PAGE)).toMatchObject({ value: { html: 'new' } });
});

it('lets Next revalidate by tag, pages and answers of fetch alike', async () => {
  const answer = value({ kind: 'FETCH', data: { headers: {}, body: 'x', url: 'https://example.com' }, revalidate: 60 });
  await new NextCacheHandler().set(KEY, jazz('one'), {});
  await new NextCacheHandler().set('fetched', answer, { fetchCache: true, tags: ['rates'] });
  await new NextCacheHandler().set('soft', answer, { fetchCache: true });
  const soft = read({ kind: 'FETCH', softTags: ['_N_T_/layout'] });
  expect(await new NextCacheHandler().get('soft', soft)).not.toBeNull();
  await new NextCacheHandler().revalidateTag('rates');
  expect(await new NextCacheHandler().get('fetched', read({ kind: 'FETCH', tags: ['rates'] }))).toBeNull();
  expect(await new NextCacheHandler().get(KEY, PAGE)).not.toBeNull();
  await new NextCacheHandler().revalidateTag(['_N_T_/layout']);
  expect(await new NextCacheHandler().get(KEY, PAGE)).toBeNull();
  expect(await new NextCacheHandler().get('soft', soft)).toBeNull();
});

it('keeps a page that people read however many addresses somebody makes up', async () => {
  await new NextCacheHandler().set(KEY, jazz('one'), {});
  const nothing = value({ kind: 'APP_PAGE', html: 'n'.repeat(100_000), status: 404, headers: {} });
  for (let made = 0; made < 800; made += 1) await new NextCacheHandler().set(`made-up-${made}`, nothing, {});
  expect(await new NextCacheHandler().get(KEY, PAGE)).toMatchObject({ value: { html: 'one' } });
  expect(await new NextCacheHandler().get('made-up-799', PAGE)).not.toBeNull();
  expect(await new NextCacheHandler().get('made-up-0', PAGE)).toBeNull();
});

it('gives an address what came last, a page or nothing', async () => {
  const nothing = value({ kind: 'APP_PAGE', html: 'nothing', status: 404, headers: {} });
  await new NextCacheHandler().set(KEY, jazz('one'), {});
  await new NextCacheHandler().set(KEY, nothing, {});
  expect(await new NextCacheHandler().get(KEY, PAGE)).toMatchObject({ value: { html: 'nothing' } });
  await new NextCacheHandler().set(KEY, jazz('two'), {});
  expect(await new NextCacheHandler().get(KEY, PAGE)).toMatchObject({ value: { html: 'two' } });
});

it('loses no page to one that says there is nothing and was made before the page was published', async () => {
  const early = new NextCacheHandler();
  await early.get(KEY, PAGE);
  pageCache.evict(['/en/events/jazz']);
  await new NextCacheHandler().set(KEY, jazz('published'), {});
  const headers = { 'x-next-cache-tags': '_N_T_/en/events/jazz' };
  await early.set(KEY, value({ kind: 'APP_PAGE', html: 'nothing', status: 404, headers }), {});
  expect(await new NextCacheHandler().get(KEY, PAGE)).toMatchObject({ value: { html: 'published' } });
});
