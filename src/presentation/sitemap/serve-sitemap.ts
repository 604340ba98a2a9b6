import { tagsOfList } from '@/application/events/answer-tags';
import { isUuid } from '@/application/schema';
import { queries } from '@/composition';
import { EVENT_CATEGORIES } from '@/domain/event';
import { publicFile } from '../http/answers/public-file';
import { paths } from '../paths';
import { writeSitemap, writeSitemapIndex } from './write-sitemap';

/**
 * The sitemap in parts, each of which is read along one index and written in a few milliseconds: 50,000 addresses to a
 * file, as the protocol allows, would hold up everybody else for a quarter of a second.
 */
const EVENTS_PER_PART = 1_000;
const SECONDS = 600;
const TYPE = 'application/xml';
/** The part of all pages that are of no event. */
const PAGES = 'pages';
/** Before the id of its first one, in the name of a part of series. */
const SERIES = 'series-';

export const serveSitemapIndex = (request: Request): Promise<Response> =>
  publicFile(request, {
    key: 'sitemap',
    type: TYPE,
    seconds: SECONDS,
    make: async () => {
      const [events, series] = await Promise.all([
        queries.sitemapParts(EVENTS_PER_PART),
        queries.sitemapSeriesParts(EVENTS_PER_PART),
      ]);
      const named = [...events, ...series.map(({ from, updatedAt }) => ({ from: SERIES + from, updatedAt }))];
      const files = named.map(({ from, updatedAt }) => ({ path: paths.sitemapPart(from), updatedAt }));
      return { text: writeSitemapIndex([{ path: paths.sitemapPart(PAGES) }, ...files]), tags: tagsOfList([]) };
    },
  });

async function partOf(name: string) {
  if (name === PAGES) {
    return [
      { path: paths.home },
      { path: paths.events },
      ...EVENT_CATEGORIES.map((each) => ({ path: paths.category(each) })),
    ];
  }
  if (name.startsWith(SERIES)) return partOfSeries(name.slice(SERIES.length));
  if (!isUuid(name)) return null;
  const events = await queries.sitemapEvents(name, EVENTS_PER_PART);
  return events.length === 0 ? null : events.map(({ slug, updatedAt }) => ({ path: paths.event(slug), updatedAt }));
}

async function partOfSeries(from: string) {
  const series = isUuid(from) ? await queries.sitemapSeries(from, EVENTS_PER_PART) : [];
  return series.length === 0 ? null : series.map(({ slug, updatedAt }) => ({ path: paths.series(slug), updatedAt }));
}

/** `file` is `pages.xml`, or named by the id of its first event or series. */
export const serveSitemapPart = (request: Request, file: string): Promise<Response> =>
  publicFile(request, {
    key: `sitemap ${file.toLowerCase()}`,
    type: TYPE,
    seconds: SECONDS,
    make: async () => {
      const pages = file.endsWith('.xml') ? await partOf(file.slice(0, -'.xml'.length)) : null;
      return pages && { text: writeSitemap(pages), tags: tagsOfList([]) };
    },
  });
