import type { MetadataRoute } from 'next';
import { routing } from '@/presentation/i18n/routing';
import { loadSitemapEvents } from '@/presentation/loaders/sitemap';
import { paths } from '@/presentation/paths';
import { absolute } from '@/presentation/seo';

// Read from the database when it is asked for: the build has none.
export const dynamic = 'force-dynamic';

const inEveryLocale = (path: string, lastModified?: string): MetadataRoute.Sitemap =>
  routing.locales.map((locale) => ({
    url: absolute(locale, path),
    ...(lastModified ? { lastModified } : {}),
    alternates: { languages: Object.fromEntries(routing.locales.map((each) => [each, absolute(each, path)])) },
  }));

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const events = await loadSitemapEvents();
  return [
    ...inEveryLocale(paths.home),
    ...inEveryLocale(paths.events),
    ...events.flatMap((event) => inEveryLocale(paths.event(event.slug), event.updatedAt)),
  ];
}
