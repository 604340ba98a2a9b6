import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EventForm } from '@/presentation/components/admin/event-form';
import type { Locale } from '@/presentation/i18n/routing';
import { countriesIn, loadEditPage, requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin' });
  return { title: `${t('form.editTitle')} · ${t('title')}` };
}

export default async function EditEventPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.editEvent(id));
  const { event, soldTypeIds } = await loadEditPage(actor, id);
  return (
    <EventForm
      key={event.id}
      event={event}
      soldTypeIds={soldTypeIds}
      accountId={actor.id}
      timeZones={timeZones()}
      countries={countriesIn(locale)}
    />
  );
}
