import { setRequestLocale } from 'next-intl/server';
import { NewMessageView } from '@/presentation/components/admin/people/messages/new-message-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadNewMessage } from '@/presentation/loaders/attendee-messages';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('people.messages.new');

export default async function NewMessagePage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.newMessage(id), 'attendees.write-to');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <NewMessageView event={await loadNewMessage(actor, id)} />
    </ClientMessages>
  );
}
