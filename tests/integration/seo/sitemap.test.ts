import { beforeAll, describe, expect, it } from 'vitest';
import { GET as index } from '@/app/sitemap.xml/route';
import { GET as part } from '@/app/sitemaps/[file]/route';
import { sitemapReads } from '@/infrastructure/repositories/events/sitemap-reads';
import { createEvent, type Person, person } from '../../support/api.ts';

const ORIGIN = 'http://localhost:3000';
const locations = (xml: string) => Array.from(xml.matchAll(/<loc>([^<]+)<\/loc>/g), ([, location = '']) => location);

async function readPart(file: string) {
  const response = await part(new Request(`${ORIGIN}/sitemaps/${file}`), { params: Promise.resolve({ file }) });
  return { status: response.status, xml: await response.text() };
}

describe('the sitemap', () => {
  let admin: Person;
  let shown: { id: string; slug: string }[];
  let draft: { slug: string };

  beforeAll(async () => {
    admin = await person('ADMIN');
    shown = [];
    for (let count = 0; count < 5; count += 1) shown.push(await createEvent(admin));
    draft = await createEvent(admin, { status: 'DRAFT' });
  });

  it('has every public event once, in both languages, and no draft', async () => {
    const response = await index(new Request(`${ORIGIN}/sitemap.xml`));
    expect(response.headers.get('content-type')).toContain('application/xml');
    const files = locations(await response.text()).map((location) => location.replace(`${ORIGIN}/sitemaps/`, ''));
    expect(files[0]).toBe('pages.xml');
    const parts = await Promise.all(files.map(readPart));
    const all = parts.flatMap(({ xml }) => locations(xml));
    for (const { slug } of shown) {
      for (const prefix of ['', '/pt-BR']) {
        expect(all.filter((location) => location === `${ORIGIN}${prefix}/events/${slug}`)).toHaveLength(1);
      }
    }
    expect(all.some((location) => location.endsWith(draft.slug))).toBe(false);
    expect(all).toEqual(expect.arrayContaining([`${ORIGIN}/`, `${ORIGIN}/pt-BR`, `${ORIGIN}/events?category=music`]));
    expect(parts[1]?.xml).toContain(`hreflang="x-default" href="${ORIGIN}/events/`);
  });

  it.each([1, 2, 3, 1_000])('in parts of %i, each event is in one of them', async (most) => {
    const { parts, events } = sitemapReads();
    const files = await parts(most);
    const found = (await Promise.all(files.map(({ from }) => events(from, most)))).flat();
    const slugs = found.map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs).toEqual(expect.arrayContaining(shown.map(({ slug }) => slug)));
    const latest = Math.max(...found.map(({ updatedAt }) => updatedAt.getTime()));
    expect(Math.max(...files.map(({ updatedAt }) => updatedAt.getTime()))).toBe(latest);
  });

  it.each(['nothing.xml', 'pages', '..xml', "'; DROP TABLE event.xml", 'ffffffff-ffff-7fff-bfff-ffffffffffff.xml'])(
    'has no part %j',
    async (file) => expect((await readPart(file)).status).toBe(404),
  );
});
