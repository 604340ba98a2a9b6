import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import { Alert } from '../../ui/alert';
import { AdminNav } from '../admin-nav';
import { DeskForm } from './desk-form';
import { PeopleNav } from './people-nav';

const CLOSED = ['DRAFT', 'CANCELLED', 'COMPLETED'] as const;

/** Where tickets are given away and sold by hand. */
export function DeskView({ event }: { event: EventDetailDto }) {
  const t = useTranslations('people.desk');
  const closed = CLOSED.find((status) => status === event.status);
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="attendees" />
      <PeopleNav event={event} current="desk" />
      <div>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-ink-soft">{t('intro')}</p>
      </div>
      {closed ? (
        <Alert tone="warn">{t(`closed.${closed}`)}</Alert>
      ) : (
        <DeskForm
          eventId={event.id}
          currency={event.currency}
          types={event.ticketTypes.map(({ id, name, price, available }) => ({ id, name, price, available }))}
        />
      )}
    </div>
  );
}
