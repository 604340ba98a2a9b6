import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { EventDetailDto } from '@/application/events/schema';
import { eventTimes } from '@/domain/format';
import { EventView } from '@/presentation/components/events/event-view';
import { permanentRedirect } from '@/presentation/i18n/navigation';
import { localeOf } from '@/presentation/i18n/params';
import type { Locale } from '@/presentation/i18n/routing';
import { loadEventPage, loadRelated } from '@/presentation/loaders/event-page';
import { loadSeriesOfEvent } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';
import { priceWords } from '@/presentation/price-words';
import { pageMetadata } from '@/presentation/seo';
import { eventCard, eventCardPath } from '@/presentation/shared-image/cards';
import { breadcrumbJsonLd, eventJsonLd, scriptJson } from '@/presentation/structured-data';

export const revalidate = 60;
// Made at the first visit and kept: the build has no database.
export const generateStaticParams = () => [];

/** From the home page down to the events of its kind. */
async function eventTrail({ category }: EventDetailDto, locale: Locale) {
  const t = await getTranslations({ locale });
  return [
    { name: t('nav.start'), path: paths.home },
    { name: t('nav.events'), path: paths.events },
    { name: t(`categories.${category}`), path: paths.category(category) },
  ];
}

type EventPageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const event = await loadEventPage(slug, locale);
  const t = await getTranslations({ locale });
  if (!event) return { title: t('notFound.title') };
  const { date } = eventTimes(event, locale);
  const price = priceWords(event, locale, await getTranslations({ locale, namespace: 'common' }), { short: true });
  return pageMetadata({
    locale,
    path: paths.event(event.slug),
    title: event.name,
    description: t('event.description', { name: event.name, date, location: event.location, price }),
    image: {
      path: eventCardPath(event, locale, await eventCard(event, locale)),
      alt: t('event.posterAlt', { name: event.name }),
    },
  });
}

export default async function EventPage({ params }: EventPageProps) {
  const [locale, { slug }] = [await localeOf(params), await params];
  setRequestLocale(locale);
  const event = await loadEventPage(slug, locale);
  if (!event) notFound();
  // An id finds the event too, but one page has one address.
  if (slug !== event.slug) permanentRedirect({ href: paths.event(event.slug), locale });
  const trail = await eventTrail(event, locale);
  const image = eventCardPath(event, locale, await eventCard(event, locale));
  const series = await loadSeriesOfEvent(event.id, locale);
  const itself = { name: event.name, path: paths.event(event.slug) };
  return (
    <>
      <script type="application/ld+json">{scriptJson(eventJsonLd(event, locale, image, series))}</script>
      <script type="application/ld+json">{scriptJson(breadcrumbJsonLd([...trail, itself], locale))}</script>
      <EventView event={event} trail={trail} series={series} related={await loadRelated(event, locale)} />
    </>
  );
}
