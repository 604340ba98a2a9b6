import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventListView } from '@/presentation/components/events/event-list-view';
import { listHref, NO_CRITERIA, readListAddress } from '@/presentation/event-list-query';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';
import { loadEventList } from '@/presentation/loaders/event-list';
import { paths } from '@/presentation/paths';
import { pageMetadata } from '@/presentation/seo';

type EventsProps = LocaleParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: EventsProps): Promise<Metadata> {
  const locale = await localeOf(params);
  const { filters, page } = readListAddress(await searchParams, locale).criteria;
  const t = await getTranslations({ locale, namespace: 'events' });
  const isFiltered = Object.keys(filters).length > 0;
  return {
    ...pageMetadata({
      locale,
      path: isFiltered || page === 1 ? paths.events : listHref({ ...NO_CRITERIA, page }),
      title: filters.q ? t('titleFor', { q: filters.q }) : t('title'),
      description: t('description'),
    }),
    // Every combination of filters would be a page of its own to a crawler.
    ...(isFiltered ? { robots: { index: false, follow: true } } : {}),
  };
}

export default async function Events({ params, searchParams }: EventsProps) {
  const locale = await localeOf(params);
  setRequestLocale(locale);
  const { criteria, ignored } = readListAddress(await searchParams, locale);
  return <EventListView criteria={criteria} ignored={ignored} list={await loadEventList(criteria, locale)} />;
}
