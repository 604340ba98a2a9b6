import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventView } from '@/presentation/components/events/event-view';
import { eventTimes } from '@/presentation/format';
import { permanentRedirect } from '@/presentation/i18n/navigation';
import { localeOf } from '@/presentation/i18n/params';
import { loadEventPage } from '@/presentation/loaders/event-page';
import { paths } from '@/presentation/paths';
import { priceWords } from '@/presentation/price-words';
import { eventJsonLd, pageMetadata, scriptJson } from '@/presentation/seo';

export const revalidate = 60;
// Made at the first visit and kept: the build has no database.
export const generateStaticParams = () => [];

type EventPageProps = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: EventPageProps): Promise<Metadata> {
  const [locale, { slug }] = [await localeOf(params), await params];
  const event = await loadEventPage(slug, locale);
  const t = await getTranslations({ locale });
  if (!event) return { title: t('notFound.title') };
  const { date } = eventTimes(event, locale);
  const price = priceWords(event, locale, await getTranslations({ locale, namespace: 'common' }));
  return pageMetadata({
    locale,
    path: paths.event(event.slug),
    title: event.name,
    description: t('event.description', { name: event.name, date, location: event.location, price }),
    image: event.imageUrl,
  });
}

export default async function EventPage({ params }: EventPageProps) {
  const [locale, { slug }] = [await localeOf(params), await params];
  setRequestLocale(locale);
  const event = await loadEventPage(slug, locale);
  if (!event) notFound();
  // An id finds the event too, but one page has one address.
  if (slug !== event.slug) permanentRedirect({ href: paths.event(event.slug), locale });
  return (
    <>
      <script type="application/ld+json">{scriptJson(eventJsonLd(event, locale))}</script>
      <EventView event={event} />
    </>
  );
}
