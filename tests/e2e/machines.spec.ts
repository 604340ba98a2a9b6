import { expect, test } from './test';

/** What search engines, link previews and readers of feeds ask for. */

const PNG = '89504e470d0a1a0a';

test('a shared link shows a picture drawn for the page, to be kept for good', async ({ request, baseURL }) => {
  for (const page of ['/', '/pt-BR', '/events/jazz-under-the-half-moon']) {
    const html = await (await request.get(page)).text();
    const [, address = ''] = /property="og:image" content="([^"]+)"/.exec(html) ?? [];
    const { pathname } = new URL(address, baseURL);
    const answer = await request.get(pathname);
    expect(answer.status(), pathname).toBe(200);
    expect(answer.headers()).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const body = await answer.body();
    expect(body.subarray(0, 8).toString('hex')).toBe(PNG);
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([1200, 630]);
    // A name of yesterday leads to the picture of today; one of no page to none.
    const former = await request.get(pathname.replace(/[^/]+\.png$/, 'former.png'), { maxRedirects: 0 });
    expect(former.status()).toBe(307);
    expect(former.headers().location).toContain(pathname);
  }
  expect((await request.get('/og/en/no-such-event/x.png')).status()).toBe(404);
  expect((await request.get('/og/xx/x.png')).status()).toBe(404);
});

test('posters are kept by whoever has them', async ({ request }) => {
  const answer = await request.get('/posters/jazz-under-the-half-moon.svg');
  expect(answer.headers()['cache-control']).toMatch(/max-age=86400/);
});

test('the sitemap leads to every page in every language', async ({ request, baseURL }) => {
  const read = async (address: string) => {
    const answer = await request.get(new URL(address, baseURL).pathname);
    const text = await answer.text();
    expect(answer.status(), `${address}: ${text.slice(0, 300)}`).toBe(200);
    return text;
  };
  const locations = (xml: string) => Array.from(xml.matchAll(/<loc>([^<]+)<\/loc>/g), ([, location = '']) => location);
  const robots = await read('/robots.txt');
  expect(robots).toMatch(/Sitemap: .*\/sitemap\.xml/);
  expect(robots).toContain('Disallow: /pt-BR/admin');
  const parts = await Promise.all(locations(await read('/sitemap.xml')).map(read));
  const pages = parts.flatMap(locations).map((address) => new URL(address).pathname);
  expect(pages).toEqual(
    expect.arrayContaining(['/', '/pt-BR', '/events', '/events/choro-no-coreto', '/pt-BR/events/choro-no-coreto']),
  );
});

test('a list can be followed in both forms, with what it is narrowed to', async ({ request, baseURL }) => {
  const html = await (await request.get('/events?category=music')).text();
  for (const [type, prefix] of [
    ['application/rss+xml', ''],
    ['text/calendar', ''],
    ['application/rss+xml', '/pt-BR'],
  ]) {
    const [, href = ''] = new RegExp(`type="${type?.replace('+', '\\+')}" href="([^"]+)"`).exec(html) ?? [];
    const { pathname, search } = new URL(href, baseURL);
    const answer = await request.get(`${prefix}${pathname}${search}`);
    expect(answer.headers()['content-type'], href).toContain(type);
    const text = await answer.text();
    expect(text).toMatch(prefix ? /Jazz sob a Meia-Lua/ : /Jazz Under the Half Moon/);
    expect(text).not.toContain('Databases After Dark');
    expect(
      (
        await request.get(`${prefix}${pathname}${search}`, {
          headers: { 'if-none-match': answer.headers().etag ?? '' },
        })
      ).status(),
    ).toBe(304);
  }
});

test('search engines keep all events and those of a kind, and nothing that is empty or narrowed otherwise', async ({
  request,
}) => {
  const robots = async (page: string) =>
    /name="robots" content="([^"]+)"/.exec(await (await request.get(page)).text())?.[1] ?? '';
  expect(await robots('/events')).toBe('');
  expect(await robots('/events?category=music')).toBe('');
  expect(await robots('/events?q=jazz')).toBe('noindex, follow');
  expect(await robots('/events?category=music&from=2199-01-01')).toBe('noindex, follow');
  expect(await robots('/events?page=500')).toBe('noindex, follow');
  const missing = await (await request.get('/no/such/page')).text();
  expect(missing).toContain('<title>This page is not on the programme · EventHub</title>');
});
