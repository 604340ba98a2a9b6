import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { HomeView } from '@/presentation/components/home/home-view';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';
import { loadHome } from '@/presentation/loaders/home';
import { paths } from '@/presentation/paths';
import { pageMetadata } from '@/presentation/seo';
import { homeCard, homeCardPath } from '@/presentation/shared-image/cards';
import { scriptJson, siteJsonLd } from '@/presentation/structured-data';

export const revalidate = 60;
// Made at the first visit and kept: the build has no database. In the layout it would claim the dynamic pages too.
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'common' });
  const title = t('siteTitle', { shop: platform.shop().name });
  const image = { path: homeCardPath(locale, await homeCard(locale)), alt: title };
  return {
    ...pageMetadata({ locale, path: paths.home, title, description: t('siteDescription'), image }),
    title: { absolute: title },
  };
}

export default async function Home({ params }: LocaleParams) {
  const locale = await localeOf(params);
  setRequestLocale(locale);
  return (
    <>
      <script type="application/ld+json">{scriptJson(siteJsonLd(locale))}</script>
      <HomeView {...(await loadHome(locale))} />
    </>
  );
}
