import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import { AdminNav } from '../admin-nav';
import { MessageForm } from './message-form';
import { PeopleNav } from './people-nav';

export function NewMessageView({ event }: { event: EventDetailDto }) {
  const t = useTranslations('people.messages');
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="attendees" />
      <PeopleNav event={event} current="messages" />
      <h1 className="font-extrabold text-3xl sm:text-4xl">{t('new')}</h1>
      <div className="max-w-2xl">
        <MessageForm event={event} message={null} />
      </div>
    </div>
  );
}
