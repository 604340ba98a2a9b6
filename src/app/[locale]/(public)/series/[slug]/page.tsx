import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { PublicSeries } from '@/application/series/schema';
import { eventTimes } from '@/domain/format';
import { SeriesPageView } from '@/presentation/components/events/series-page-view';
import { localeOf } from '@/presentation/i18n/params';
import type { Locale } from '@/presentation/i18n/routing';
import { loadSeriesPage } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';
import { pageMetadata } from '@/presentation/seo';
import { eventCard, eventCardPath } from '@/presentation/shared-image/cards';
import { breadcrumbJsonLd, scriptJson, seriesJsonLd } from '@/presentation/structured-data';

export const revalidate = 60;
// Made at the first visit and kept: the build has no database.
export const generateStaticParams = () => [];

/** From the home page down to the events of its kind. */
async function seriesTrail({ lead: { category } }: PublicSeries, locale: Locale) {
  const t = await getTranslations({ locale });
  return [
    { name: t('nav.start'), path: paths.home },
    { name: t('nav.events'), path: paths.events },
    { name: t(`categories.${category}`), path: paths.category(category) },
  ];
}

type SeriesPageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: SeriesPageProps): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const series = await loadSeriesPage(slug, locale);
  const t = await getTranslations({ locale });
  if (!series) return { title: t('notFound.title') };
  const { lead, dates } = series;
  return pageMetadata({
    locale,
    path: paths.series(series.slug),
    title: lead.name,
    description: t('series.description', {
      name: lead.name,
      location: lead.location,
      count: dates.length,
      date: eventTimes(lead, locale).date,
    }),
    image: {
      path: eventCardPath(lead, locale, await eventCard(lead, locale)),
      alt: t('event.posterAlt', { name: lead.name }),
    },
  });
}

export default async function SeriesPage({ params }: SeriesPageProps) {
  const [locale, { slug }] = [await localeOf(params), await params];
  setRequestLocale(locale);
  const series = await loadSeriesPage(slug, locale);
  if (!series) notFound();
  const trail = await seriesTrail(series, locale);
  const itself = { name: series.lead.name, path: paths.series(series.slug) };
  return (
    <>
      <script type="application/ld+json">{scriptJson(seriesJsonLd(series, locale))}</script>
      <script type="application/ld+json">{scriptJson(breadcrumbJsonLd([...trail, itself], locale))}</script>
      <SeriesPageView series={series} trail={trail} />
    </>
  );
}
