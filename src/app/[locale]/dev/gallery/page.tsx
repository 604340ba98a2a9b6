import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { Gallery } from '@/presentation/components/gallery/gallery';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';

export const dynamic = 'force-dynamic';

type PageProps = { params: Promise<{ locale: Locale }> };

/** Every component in every state, side by side. For whoever develops; the shop has no such page. */
export default async function GalleryPage({ params }: PageProps) {
  if (platform.env().NODE_ENV !== 'development') notFound();
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <ClientMessages namespaces={['event', 'categories']}>
      <Gallery />
    </ClientMessages>
  );
}
