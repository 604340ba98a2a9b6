import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import { Alert } from '../../../ui/alert';
import { AdminPage } from '../../shell/admin-page';
import { PeopleNav } from '../people-nav';
import { DeskForm } from './desk-form';

const CLOSED = ['DRAFT', 'CANCELLED', 'COMPLETED'] as const;

/** Where tickets are given away and sold by hand. */
export function DeskView({ event }: { event: EventDetailDto }) {
  const t = useTranslations('people.desk');
  const closed = CLOSED.find((status) => status === event.status);
  return (
    <AdminPage above={<PeopleNav event={event} current="desk" />} title={t('title')} intro={t('intro')}>
      {closed ? (
        <Alert tone="warn">{t(`closed.${closed}`)}</Alert>
      ) : (
        <DeskForm
          eventId={event.id}
          currency={event.currency}
          types={event.ticketTypes.map(({ id, name, price, available }) => ({ id, name, price, available }))}
        />
      )}
    </AdminPage>
  );
}
