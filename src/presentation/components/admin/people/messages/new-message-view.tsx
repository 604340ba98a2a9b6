import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import { AdminPage } from '../../shell/admin-page';
import { PeopleNav } from '../people-nav';
import { MessageForm } from './message-form';

export function NewMessageView({ event }: { event: EventDetailDto }) {
  const t = useTranslations('people.messages');
  return (
    <AdminPage above={<PeopleNav event={event} current="messages" />} title={t('new')}>
      <div className="max-w-2xl">
        <MessageForm event={event} message={null} />
      </div>
    </AdminPage>
  );
}
