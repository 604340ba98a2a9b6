import { setRequestLocale } from 'next-intl/server';
import { EventForm } from '@/presentation/components/admin/editor/event-form';
import { SeriesNotice } from '@/presentation/components/admin/series/series-notice';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages, EVENT_FORM_WORDS } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { countriesIn, loadEditPage, requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { loadSeriesOfEdited } from '@/presentation/loaders/series';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('admin.form.editTitle');

export default async function EditEventPage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.editEvent(id), 'event.update');
  const { event, publishAt, soldTypeIds } = await loadEditPage(actor, id);
  const { series, canRepeat } = await loadSeriesOfEdited(actor, event);
  return (
    <ClientMessages namespaces={[...EVENT_FORM_WORDS, 'adminSeries']}>
      <EventForm
        key={event.id}
        event={event}
        notice={<SeriesNotice event={event} series={series} canRepeat={canRepeat} />}
        date={series}
        publishAt={publishAt}
        soldTypeIds={soldTypeIds}
        accountId={actor.id}
        timeZones={timeZones()}
        countries={countriesIn(locale)}
      />
    </ClientMessages>
  );
}
