import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Providers } from '@/presentation/components/providers';
import { SiteFooter } from '@/presentation/components/shell/site-footer';
import { SiteHeader } from '@/presentation/components/shell/site-header';
import { SkipLink } from '@/presentation/components/shell/skip-link';
import { ThemeScript } from '@/presentation/components/shell/theme-script';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { routing } from '@/presentation/i18n/routing';
import { siteMetadata } from '@/presentation/seo';
import '../globals.css';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

// Nothing is rendered during the build: it has no database. Each page is made at its first visit and kept.
export const generateStaticParams = () => [];

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f3ea' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1629' },
  ],
};

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'common' });
  return siteMetadata({ locale, title: t('siteTitle'), description: t('siteDescription') });
}

export default async function LocaleLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  return (
    // The theme script sets `data-theme` before React sees the page.
    <html lang={locale} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body className="flex min-h-dvh flex-col">
        <ClientMessages>
          <Providers>
            <SkipLink />
            <SiteHeader />
            <main id="content" tabIndex={-1} className="flex-1 outline-none">
              {children}
            </main>
            <SiteFooter />
          </Providers>
        </ClientMessages>
      </body>
    </html>
  );
}
