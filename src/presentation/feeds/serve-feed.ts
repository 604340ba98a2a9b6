import { getTranslations } from 'next-intl/server';
import { tagsOfList } from '@/application/events/answer-tags';
import { platform, queries } from '@/composition';
import { isLocale, type Locale } from '@/domain/locale';
import { VISITOR } from '@/domain/user';
import { DEFAULT_SORT, feedHref, type ListCriteria, listHref, readListAddress, toListQuery } from '../event-list-query';
import { publicFile } from '../http/answers/public-file';
import { readQuery } from '../http/input';
import type { FeedKind } from '../paths';
import { writeRss } from './rss';

/** The events of a list for whoever follows it: the same criteria in the address, the soonest first. */

const MOST_EVENTS = 50;
/** Readers ask every hour or so. */
const SECONDS = 300;

const TYPES: Record<FeedKind, string> = { rss: 'application/rss+xml', ics: 'text/calendar' };

const queryOf = (criteria: ListCriteria) => ({
  ...toListQuery(criteria, { now: new Date(), timeZone: platform.shop().timeZone }),
  size: MOST_EVENTS,
});

async function titleOf({ filters }: ListCriteria, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale });
  const parts = [
    filters.q && `“${filters.q}”`,
    filters.category && t(`categories.${filters.category}`),
    filters.location,
  ].filter(Boolean);
  return [platform.shop().name, parts.length > 0 ? parts.join(', ') : t('events.title')].join(': ');
}

async function writeFeed(kind: FeedKind, criteria: ListCriteria, locale: Locale) {
  const title = await titleOf(criteria, locale);
  if (kind === 'ics') {
    const { text, shown } = await queries.listCalendar(queryOf(criteria), locale, title);
    return { text, tags: tagsOfList(shown) };
  }
  const t = await getTranslations({ locale, namespace: 'events' });
  const { content } = await queries.listEvents(VISITOR, queryOf(criteria), locale);
  const facts = {
    title,
    description: t('description'),
    page: listHref(criteria),
    feed: feedHref(kind, criteria),
    locale,
  };
  return { text: writeRss(content, facts), tags: tagsOfList(content) };
}

/** `locale` as the path has it. What of the address cannot be read counts for nothing, as in the list itself. */
export async function serveFeed(kind: FeedKind, request: Request, locale: string): Promise<Response> {
  if (!isLocale(locale)) return new Response('There is no such feed.', { status: 404 });
  const asked = readListAddress(readQuery(new URL(request.url).searchParams), locale).criteria;
  const criteria = { ...asked, sort: DEFAULT_SORT, page: 1 };
  return publicFile(request, {
    key: `${kind} ${locale} ${listHref(criteria)}`,
    type: TYPES[kind],
    seconds: SECONDS,
    make: () => writeFeed(kind, criteria, locale),
  });
}
