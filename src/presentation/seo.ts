import type { Metadata } from 'next';
import { platform } from '@/composition';
import { routing } from './i18n/routing';
import { localePath } from './paths';
import { SHARED_IMAGE_SIZE } from './shared-image/size';

const appUrl = () => platform.env().APP_URL;

/** The whole address of a path, or of an address that is whole already. */
export const publicUrl = (address: string) => new URL(address, appUrl()).toString();

export const absolute = (locale: string, path: string) => publicUrl(localePath(locale, path));

/** Canonical address of `path` in `locale`, and the same page in every language. */
function alternates(locale: string, path: string): Metadata['alternates'] {
  const languages = Object.fromEntries(routing.locales.map((each) => [each, absolute(each, path)]));
  return {
    canonical: absolute(locale, path),
    languages: { ...languages, 'x-default': absolute(routing.defaultLocale, path) },
  };
}

/** What every page says of itself unless it says more. */
export function siteMetadata({
  locale,
  title,
  description,
}: {
  locale: string;
  title: string;
  description: string;
}): Metadata {
  return {
    metadataBase: new URL(appUrl()),
    title: { default: title, template: `%s · ${platform.shop().name.replaceAll('%', '')}` },
    description,
    applicationName: platform.shop().name,
    openGraph: { siteName: platform.shop().name, type: 'website', locale: locale.replace('-', '_') },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** A picture of ours that other sites show beside a link to the page. */
export type SharedImage = { path: string; alt: string };

type PageFacts = { locale: string; path: string; title: string; description: string; image?: SharedImage };

/** `path` is without locale. */
export function pageMetadata({ locale, path, title, description, image }: PageFacts): Metadata {
  const images = image && [{ url: publicUrl(image.path), alt: image.alt, type: 'image/png', ...SHARED_IMAGE_SIZE }];
  return {
    title,
    description,
    alternates: alternates(locale, path),
    openGraph: {
      siteName: platform.shop().name,
      type: 'website',
      locale: locale.replace('-', '_'),
      url: absolute(locale, path),
      title,
      description,
      ...(images ? { images } : {}),
    },
    twitter: { card: images ? 'summary_large_image' : 'summary', title, description, ...(images ? { images } : {}) },
  };
}
