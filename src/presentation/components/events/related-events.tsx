import { useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import { TicketGrid } from './ticket-grid';

/** Under an event that sells nothing any more: what its reader may like instead. */
export function RelatedEvents({ events }: { events: EventDto[] }) {
  const t = useTranslations('event');
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 grid gap-6">
      <h2 id="related" className="font-bold text-3xl">
        {t('related')}
      </h2>
      <TicketGrid events={events} />
    </section>
  );
}
