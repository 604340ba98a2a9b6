import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventListView } from '@/presentation/components/events/event-list-view';
import { feedHref, type ListCriteria, listHref, NO_CRITERIA, readListAddress } from '@/presentation/event-list-query';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';
import { loadEventList } from '@/presentation/loaders/event-list';
import { type FeedKind, paths } from '@/presentation/paths';
import { absolute, pageMetadata } from '@/presentation/seo';

/**
 * The list as a search engine is to find it: all events, or those of a kind, page by page. Any other combination of
 * filters would be a page of its own to a crawler, without end; null for those.
 */
function indexedList({ filters, page }: ListCriteria): ListCriteria | null {
  const { category, ...others } = filters;
  if (Object.keys(others).length > 0) return null;
  return { ...NO_CRITERIA, filters: category ? { category } : {}, page };
}

type EventsProps = LocaleParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: EventsProps): Promise<Metadata> {
  const locale = await localeOf(params);
  const { criteria } = readListAddress(await searchParams, locale);
  const { q, category } = criteria.filters;
  const t = await getTranslations({ locale });
  const found = indexedList(criteria);
  const { events } = await loadEventList(criteria, locale);
  const kind = found?.filters.category;
  const metadata = pageMetadata({
    locale,
    path: found ? listHref(found) : paths.events,
    title: q
      ? t('events.titleFor', { q })
      : category
        ? t('events.titleOf', { kind: t(`categories.${category}`) })
        : t('events.title'),
    description: kind ? t('events.descriptionOf', { kind: t(`categories.${kind}`) }) : t('events.description'),
  });
  const feed = (of: FeedKind) => absolute(locale, feedHref(of, criteria));
  return {
    ...metadata,
    alternates: { ...metadata.alternates, types: { 'application/rss+xml': feed('rss'), 'text/calendar': feed('ics') } },
    ...(found && !events.empty ? {} : { robots: { index: false, follow: true } }),
  };
}

export default async function Events({ params, searchParams }: EventsProps) {
  const locale = await localeOf(params);
  setRequestLocale(locale);
  const { criteria, ignored } = readListAddress(await searchParams, locale);
  return <EventListView criteria={criteria} ignored={ignored} list={await loadEventList(criteria, locale)} />;
}
