import { setRequestLocale } from 'next-intl/server';
import { platform } from '@/composition';
import { EventForm } from '@/presentation/components/admin/editor/event-form';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages, EVENT_FORM_WORDS } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { countriesIn, requireAdminPage, timeZones } from '@/presentation/loaders/admin';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale }> };

export const generateMetadata = adminTitle('admin.form.newTitle');

export default async function NewEventPage({ params }: PageProps) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.newEvent, 'event.create');
  const { timeZone, currency } = platform.shop();
  return (
    <ClientMessages namespaces={EVENT_FORM_WORDS}>
      <EventForm
        accountId={actor.id}
        defaults={{ timeZone, currency }}
        timeZones={timeZones()}
        countries={countriesIn(locale)}
      />
    </ClientMessages>
  );
}
