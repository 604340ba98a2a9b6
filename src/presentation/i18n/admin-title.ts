import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Locale } from './routing';

/** `generateMetadata` of a page of the administration, by the whole key of its own title: "Attendees · Administration". */
export const adminTitle =
  (key: string) =>
  async ({ params }: { params: Promise<{ locale: Locale }> }): Promise<Metadata> => {
    const { locale } = await params;
    const t = await getTranslations({ locale });
    return { title: `${t(key)} · ${t('admin.title')}` };
  };
