import { setRequestLocale } from 'next-intl/server';
import { MessageView } from '@/presentation/components/admin/people/messages/message-view';
import { adminTitle } from '@/presentation/i18n/admin-title';
import { ClientMessages } from '@/presentation/i18n/client-messages';
import type { Locale } from '@/presentation/i18n/routing';
import { requireAdminPage } from '@/presentation/loaders/admin';
import { loadMessage } from '@/presentation/loaders/attendee-messages';
import { paths } from '@/presentation/paths';

type PageProps = { params: Promise<{ locale: Locale; id: string }> };

export const generateMetadata = adminTitle('people.messages.title');

export default async function MessagePage({ params }: PageProps) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireAdminPage(locale, paths.adminMessage(id), 'attendees.write-to');
  return (
    <ClientMessages namespaces={['admin', 'people']}>
      <MessageView {...(await loadMessage(actor, id))} />
    </ClientMessages>
  );
}
