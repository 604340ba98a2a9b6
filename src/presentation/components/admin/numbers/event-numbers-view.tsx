import { useTranslations } from 'next-intl';
import type { EventNumbers, TypeNumbers } from '@/application/event-numbers/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { cn } from '../../ui/class-names';
import { Pagination } from '../../ui/pagination';
import { AdminPage } from '../shell/admin-page';
import { BackLink } from '../shell/back-link';
import { ChoiceLinks } from '../shell/choice-links';
import { ChangeLog } from './change-log';
import { TypeTable } from './type-table';

type EventNumbersViewProps = {
  event: EventDetailDto;
  numbers: EventNumbers;
  isDoorToo: boolean;
  /** From 1. */
  page: number;
  totalPages: number;
};

const sumOf = (types: readonly TypeNumbers[], of: 'active' | 'checkedIn' | 'cancelled') =>
  types.reduce((sum, type) => sum + type[of], 0);

function hrefOf(eventId: string, isDoorToo: boolean, page = 1) {
  const query = new URLSearchParams();
  if (isDoorToo) query.set('door', 'on');
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${paths.eventNumbers(eventId)}?${query}` : paths.eventNumbers(eventId);
}

export function EventNumbersView({ event, numbers, isDoorToo, page, totalPages }: EventNumbersViewProps) {
  const t = useTranslations('admin.numbers');
  const unexplained = numbers.available - numbers.explained;
  return (
    <AdminPage
      above={<BackLink href={paths.editEvent(event.id)}>{event.name}</BackLink>}
      title={t('title')}
      intro={t('intro')}
    >
      <Equation numbers={numbers} />
      {unexplained === 0 ? (
        <Alert tone="ok">{t('addsUp')}</Alert>
      ) : (
        <Alert tone="warn" title={t('unexplained', { seats: unexplained })}>
          {t('unexplainedText')}
        </Alert>
      )}
      <TypeTable types={numbers.types} />
      <section className="grid grid-cols-1 gap-4" aria-labelledby="changes">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="changes" className="font-bold text-2xl">
            {t('changes')}
          </h2>
          <DoorSwitch eventId={event.id} isOn={isDoorToo} />
        </div>
        <ChangeLog changes={numbers.changes} timeZone={event.timeZone} />
        <Pagination page={page} totalPages={totalPages} href={(to) => hrefOf(event.id, isDoorToo, to)} />
      </section>
    </AdminPage>
  );
}

/** Seats = left + sold, as one reads it aloud. */
function Equation({ numbers: { capacity, available, types } }: { numbers: EventNumbers }) {
  const t = useTranslations('admin.numbers');
  const checkedIn = sumOf(types, 'checkedIn');
  const sold = sumOf(types, 'active') + checkedIn;
  return (
    <ul className="flex flex-wrap items-stretch gap-3">
      <Figure label={t('seats')} count={capacity} />
      <Figure sign="=" label={t('left')} count={available} />
      <Figure sign="+" label={t('sold')} count={sold} note={t('soldNote', { in: checkedIn })} />
      <Figure
        label={t('cancelled')}
        count={sumOf(types, 'cancelled')}
        note={t('cancelledNote')}
        className="border-dashed bg-transparent"
      />
    </ul>
  );
}

type FigureProps = {
  /** Between it and the one before. */
  sign?: '=' | '+';
  label: string;
  count: number;
  note?: string;
  className?: string;
};

function Figure({ sign, label, count, note, className }: FigureProps) {
  const t = useTranslations('admin.numbers');
  return (
    <li className="flex items-center gap-3">
      {sign ? (
        <span aria-hidden="true" className="font-bold text-2xl text-ink-soft">
          {sign}
        </span>
      ) : null}
      <div className={cn('h-full min-w-28 rounded-ticket border border-line bg-card px-4 py-3', className)}>
        <p className="text-ink-soft text-sm">{label}</p>
        <p className="figures font-extrabold text-3xl">{t('figure', { count })}</p>
        {note ? <p className="text-ink-soft text-xs">{note}</p> : null}
      </div>
    </li>
  );
}

function DoorSwitch({ eventId, isOn }: { eventId: string; isOn: boolean }) {
  const t = useTranslations('admin.numbers');
  return (
    <ChoiceLinks
      label={t('shown')}
      choices={[false, true].map((value) => ({
        key: String(value),
        href: hrefOf(eventId, value),
        isCurrent: value === isOn,
        name: value ? t('withDoor') : t('seatsOnly'),
      }))}
      staysInPlace
    />
  );
}
