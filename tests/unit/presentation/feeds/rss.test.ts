import { beforeAll, expect, it, vi } from 'vitest';
import { anEvent } from '../components/admin/an-event.ts';

vi.mock('@/composition', () => ({
  platform: { env: () => ({ APP_URL: 'https://tickets.example' }), shop: () => ({ name: 'EventHub' }) },
}));

let writeRss: typeof import('@/presentation/feeds/rss').writeRss;
beforeAll(async () => {
  ({ writeRss } = await import('@/presentation/feeds/rss'));
});

it('a feed has an item for each event, with nobody’s markup in it', () => {
  const event = anEvent({ name: 'Tom & <b>Jerry</b>', description: 'A **loud** ]]> evening' });
  const facts = {
    title: 'EventHub: a & b',
    description: 'd',
    page: '/events?q=a&available=true',
    feed: '/events/feed.rss?q=a&available=true',
  };
  const xml = writeRss([event], { ...facts, locale: 'pt-BR' });
  expect(xml).toContain('<title>Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;</title>');
  expect(xml).toContain(`<link>https://tickets.example/pt-BR/events/${event.slug}</link>`);
  expect(xml).toContain('href="https://tickets.example/pt-BR/events/feed.rss?q=a&amp;available=true"');
  expect(xml).toContain(`<guid isPermaLink="false">urn:uuid:${event.id}</guid>`);
  expect(xml).toContain('A loud ]]&gt; evening');
  expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|apos;)/);
});
