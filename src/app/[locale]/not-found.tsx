import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NotFoundView } from '@/presentation/components/not-found-view';

/** Next writes the head of a missing page from this file; what the page itself says comes with its scripts. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notFound');
  return { title: t('title') };
}

// One for every page below: a not-found page of its own beside an ISR page makes the browser load it over and over (Next 16.4).
export default function NotFound() {
  return <NotFoundView />;
}
