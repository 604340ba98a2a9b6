import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { EventNumbers, TypeNumbers } from '@/application/event-numbers/schema';
import type { EventDetailDto } from '@/application/events/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { cn } from '../../ui/class-names';
import { Pagination } from '../../ui/pagination';
import { AdminNav } from '../admin-nav';
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
    <div className="grid grid-cols-1 gap-8">
      <AdminNav current="events" />
      <div className="grid gap-3">
        <Link
          href={paths.editEvent(event.id)}
          prefetch={false}
          className="inline-flex w-fit items-center gap-1.5 font-semibold text-ink-soft text-sm hover:text-ink"
        >
          <ArrowLeft className="size-4 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{event.name}</span>
        </Link>
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="text-ink-soft">{t('intro')}</p>
      </div>
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
    </div>
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
    <nav aria-label={t('shown')} className="flex flex-wrap gap-2">
      {[false, true].map((value) => (
        <Link
          key={String(value)}
          href={hrefOf(eventId, value)}
          prefetch={false}
          scroll={false}
          aria-current={value === isOn ? 'true' : undefined}
          className={cn(
            'inline-flex min-h-9 items-center rounded-lg border px-3 font-semibold text-sm',
            value === isOn ? 'border-ink bg-ink text-paper' : 'border-line bg-card hover:border-ink',
          )}
        >
          {value ? t('withDoor') : t('seatsOnly')}
        </Link>
      ))}
    </nav>
  );
}
