import type { EventDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { plainText } from '../markdown/read-markdown';
import { paths } from '../paths';
import { absolute } from '../seo';
import { xmlText } from '../xml';

/** RSS 2.0: https://www.rssboard.org/rss-specification */

const tag = (name: string, text: string) => `<${name}>${xmlText(text)}</${name}>`;

function item(event: EventDto, locale: string): string {
  const { date, time } = eventTimes(event, locale);
  const link = absolute(locale, paths.event(event.slug));
  const facts = `${date} · ${time}\n${event.location}`;
  return [
    '<item>',
    tag('title', event.name),
    tag('link', link),
    // The address may change, the event is the same.
    `<guid isPermaLink="false">urn:uuid:${event.id}</guid>`,
    tag('pubDate', new Date(event.createdAt).toUTCString()),
    tag('category', event.category),
    tag('description', [facts, plainText(event.description)].filter(Boolean).join('\n\n')),
    '</item>',
  ].join('');
}

export type FeedFacts = {
  title: string;
  description: string;
  /** Of the page that shows the same events, and of the feed itself; both without locale. */
  page: string;
  feed: string;
  locale: string;
};

export const writeRss = (events: readonly EventDto[], { title, description, page, feed, locale }: FeedFacts): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    tag('title', title),
    tag('link', absolute(locale, page)),
    `<atom:link rel="self" type="application/rss+xml" href="${xmlText(absolute(locale, feed))}"/>`,
    tag('description', description),
    tag('language', locale),
    '<ttl>60</ttl>',
    ...events.map((event) => item(event, locale)),
    '</channel></rss>\n',
  ].join('\n');
