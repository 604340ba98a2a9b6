import type { MetadataRoute } from 'next';
import { routing } from '@/presentation/i18n/routing';
import { absolute } from '@/presentation/seo';

// The public address is known to the running server only.
export const dynamic = 'force-dynamic';

const PRIVATE = ['/api/', '/admin', '/tickets', '/login', '/register'];

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: [...PRIVATE, ...PRIVATE.slice(1).map((path) => `/pt-BR${path}`)] },
    sitemap: absolute(routing.defaultLocale, '/sitemap.xml'),
  };
}
