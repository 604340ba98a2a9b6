import type { MetadataRoute } from 'next';
import { routing } from '@/presentation/i18n/routing';
import { localePath } from '@/presentation/paths';
import { publicUrl } from '@/presentation/seo';

// The public address is known to the running server only.
export const dynamic = 'force-dynamic';

/** Pages of one person, or of those who run the shop: nothing for a search engine. */
const PRIVATE = [
  '/admin',
  '/door',
  '/tickets',
  '/orders',
  '/account',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
];

export default function robots(): MetadataRoute.Robots {
  const everywhere = PRIVATE.flatMap((path) => routing.locales.map((locale) => localePath(locale, path)));
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', ...everywhere] },
    sitemap: publicUrl('/sitemap.xml'),
  };
}
