import type { Metadata, Viewport } from 'next';
import { hasLocale } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { platform } from '@/composition';
import { ChatLauncher } from '@/presentation/components/chat/chat-launcher';
import { Providers } from '@/presentation/components/providers';
import { BeforePaint } from '@/presentation/components/shell/before-paint';
import { SiteFooter } from '@/presentation/components/shell/site-footer';
import { SiteHeader } from '@/presentation/components/shell/site-header';
import { SkipLink } from '@/presentation/components/shell/skip-link';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { routing } from '@/presentation/i18n/routing';
import { paths } from '@/presentation/paths';
import { siteMetadata } from '@/presentation/seo';
import { fontVariables } from '../fonts';
import '../globals.css';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

/** An address such as `/nothing.txt` is no locale of ours. The page answers 404 for it, and needs a layout to do so in. */
async function layoutLocale(params: LayoutProps['params']) {
  const { locale } = await params;
  return hasLocale(routing.locales, locale) ? locale : routing.defaultLocale;
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f3ea' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1629' },
  ],
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const locale = await layoutLocale(params);
  const t = await getTranslations({ locale, namespace: 'common' });
  return siteMetadata({
    locale,
    title: t('siteTitle', { shop: platform.shop().name }),
    description: t('siteDescription'),
  });
}

export default async function LocaleLayout({ children, params }: LayoutProps) {
  const locale = await layoutLocale(params);
  setRequestLocale(locale);
  const shop = platform.shop();
  return (
    // The script before the first paint sets data attributes before React sees the page.
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        <BeforePaint />
        {shop.accent ? <link rel="stylesheet" href={paths.theme(shop.accent)} /> : null}
      </head>
      <body className="flex min-h-dvh flex-col">
        <ClientMessages>
          <Providers>
            <SkipLink />
            <SiteHeader shop={shop} />
            <main id="content" tabIndex={-1} className="flex-1 outline-none">
              {children}
            </main>
            <SiteFooter shop={shop} />
            <ChatLauncher shop={shop.name} />
          </Providers>
        </ClientMessages>
      </body>
    </html>
  );
}
