import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, localeOf } from '@/presentation/i18n/params';

// Kept out of the page cache, which anybody could otherwise fill with addresses that do not exist.
export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params), namespace: 'notFound' });
  return { title: t('title') };
}

/** Gives an unknown address the locale's own not-found page. */
export default function UnknownPage() {
  notFound();
}
