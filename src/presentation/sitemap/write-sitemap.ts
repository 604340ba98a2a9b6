import { routing } from '../i18n/routing';
import { localePath } from '../paths';
import { publicUrl } from '../seo';

/** Sitemaps with the languages of each page: https://www.sitemaps.org/protocol.html */

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

export type SitemapPage = { path: string; updatedAt?: Date };

/** Paths of ours hold nothing that XML would read: letters, digits, signs of addresses, and `&` nowhere. */
export function writeSitemap(pages: readonly SitemapPage[]): string {
  // Made once: an address parsed anew for each of thousands of pages would take most of the time.
  const origin = publicUrl('/').replace(/\/$/, '');
  const address = (locale: string, path: string) => `${origin}${localePath(locale, path) || '/'}`;
  const url = ({ path, updatedAt }: SitemapPage): string => {
    const others = routing.locales
      .map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(locale, path)}"/>`)
      .join('');
    const fallback = `<xhtml:link rel="alternate" hreflang="x-default" href="${address(routing.defaultLocale, path)}"/>`;
    const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : '';
    return routing.locales
      .map((locale) => `<url><loc>${address(locale, path)}</loc>${changed}${others}${fallback}</url>`)
      .join('\n');
  };
  return `${HEAD}<urlset ${SITEMAP} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${pages.map(url).join('\n')}\n</urlset>\n`;
}

export const writeSitemapIndex = (files: readonly SitemapPage[]): string => {
  const entry = ({ path, updatedAt }: SitemapPage) =>
    `<sitemap><loc>${publicUrl(path)}</loc>${updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''}</sitemap>`;
  return `${HEAD}<sitemapindex ${SITEMAP}>\n${files.map(entry).join('\n')}\n</sitemapindex>\n`;
};
