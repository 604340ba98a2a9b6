import type { Metadata, Viewport } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { platform } from '@/composition';
import { Providers } from '@/presentation/components/providers';
import { BeforePaint } from '@/presentation/components/shell/before-paint';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';
import { fontVariables } from '../../../fonts';
import '../../../globals.css';

/**
 * The scanner has a layout of its own: nothing of the site stands around it, and no page of the site leads to it without
 * loading it anew, since only its own document may use the camera.
 */

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f3ea' },
    { media: '(prefers-color-scheme: dark)', color: '#0f1629' },
  ],
};

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'door' });
  return {
    title: t('siteTitle', { shop: platform.shop().name }),
    description: t('description'),
    applicationName: platform.shop().name,
    robots: { index: false, follow: false },
    manifest: `/door/${locale}.webmanifest`,
    icons: { apple: '/door/icon-192.png' },
    appleWebApp: { capable: true, title: t('title') },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

type DoorLayoutProps = LocaleParams & { children: ReactNode };

export default async function DoorLayout({ children, params }: DoorLayoutProps) {
  const locale = await localeOf(params);
  setRequestLocale(locale);
  return (
    // The script before the first paint sets data attributes before React sees the page.
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <head>
        <BeforePaint />
      </head>
      <body className="flex min-h-dvh flex-col">
        <ClientMessages namespaces={['door']}>
          <Providers>
            <main id="content" className="flex flex-1 flex-col">
              {children}
            </main>
          </Providers>
        </ClientMessages>
      </body>
    </html>
  );
}
