import { serveSitemapIndex } from '@/presentation/sitemap/serve-sitemap';

// Read from the database when it is asked for: the build has none.
export const dynamic = 'force-dynamic';

export const GET = (request: Request) => serveSitemapIndex(request);
