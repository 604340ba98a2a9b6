'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import type { EventDto } from '@/application/events/schema';
import type { DateRow } from '@/application/series/schema';
import type { FieldError } from '@/domain/errors';
import { LIMITS } from '@/domain/limits';
import { setSeats } from '@/presentation/actions/series';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useErrorWords } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '../../ui/table';
import { EventActions } from '../event-actions/event-actions';
import { STATUS_TONES, shownStatus } from '../event-actions/event-status';
import { readSeats } from './chosen-dates';
import { dateWords } from './date-words';

type SeriesDatesProps = { seriesId: string; dates: DateRow[]; soldEventIds: string[] };

/** Every date with its seats, which are typed here and saved together. What is typed stays where it was refused. */
export function SeriesDates({ seriesId, dates, soldEventIds }: SeriesDatesProps) {
  const t = useTranslations('adminSeries.one');
  const locale = useLocale();
  const { changes, odd, typed, type, discard, refusal, save, isPending } = useSeats(seriesId, dates, locale);
  return (
    <section aria-labelledby="dates" className="grid grid-cols-1 gap-4">
      <h2 id="dates" className="font-bold text-2xl">
        {t('dates')}
      </h2>
      <Table label={t('dates')}>
        <TableHead>
          <tr>
            <TableHeaderCell>{t('date')}</TableHeaderCell>
            <TableHeaderCell className="hidden sm:table-cell">{t('status')}</TableHeaderCell>
            <TableHeaderCell className="text-right">{t('sold')}</TableHeaderCell>
            <TableHeaderCell>{t('seats')}</TableHeaderCell>
            <TableHeaderCell className="w-0">
              <span className="sr-only">{t('actions')}</span>
            </TableHeaderCell>
          </tr>
        </TableHead>
        <TableBody>
          {dates.map((row) => (
            <Row
              key={row.event.id}
              row={row}
              wasSold={soldEventIds.includes(row.event.id)}
              text={typed[row.event.id] ?? String(row.event.capacity)}
              isOdd={odd.includes(row.event.id)}
              error={refusal?.fields.find(({ field }) => field === `seats.${row.event.id}`)}
              onType={(text) => type(row.event.id, text)}
            />
          ))}
        </TableBody>
      </Table>
      {refusal ? <Alert tone="danger">{refusal.text}</Alert> : null}
      {changes.length + odd.length > 0 ? (
        <div className="sticky bottom-0 z-20 flex flex-wrap items-center justify-end gap-3 border-line border-t bg-paper py-3">
          <p role="status" className="mr-auto text-ink-soft text-sm">
            {t('unsaved', { count: changes.length + odd.length })}
          </p>
          <Button variant="ghost" disabled={isPending} onClick={discard}>
            {t('discard')}
          </Button>
          <Button variant="accent" pending={isPending} disabled={odd.length > 0} onClick={save}>
            {isPending ? t('saving') : t('save')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

type Refusal = { text: string; fields: FieldError[] };

/** The seats that are typed, by event. */
function useSeats(seriesId: string, dates: DateRow[], locale: string) {
  const t = useTranslations('adminSeries.one');
  const errors = useTranslations('errors');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isPending, start] = useTransition();
  const read = dates.flatMap(({ event: { id, version, capacity } }) => {
    const text = typed[id];
    return text === undefined ? [] : [{ id, version, was: capacity, seats: readSeats(text, locale) }];
  });
  const changes = read.flatMap(({ id, version, was, seats }) =>
    seats === null || seats === was ? [] : [{ id, version, capacity: seats }],
  );
  const save = () =>
    start(async () => {
      const answer = await setSeats(null, { seriesId, dates: changes });
      if (answer.ok) {
        toast.success(t('saved', { count: answer.data.dates }));
        setTyped({});
        return setRefusal(null);
      }
      const { code, fields } = answer.error;
      setRefusal({ text: code === 'OPTIMISTIC_LOCK_ERROR' ? t('changed') : errors(code), fields });
    });
  return {
    typed,
    changes,
    odd: read.filter(({ seats }) => seats === null).map(({ id }) => id),
    refusal,
    isPending,
    save,
    type: (id: string, text: string) => setTyped({ ...typed, [id]: text }),
    discard: () => {
      setTyped({});
      setRefusal(null);
    },
  };
}

type RowProps = {
  row: DateRow;
  wasSold: boolean;
  text: string;
  isOdd: boolean;
  error: FieldError | undefined;
  onType: (text: string) => void;
};

function Row({ row: { event, isMovedAlone }, wasSold, text, isOdd, error, onType }: RowProps) {
  const t = useTranslations('adminSeries.one');
  const planned = useTranslations('adminSeries.planned');
  const words = useErrorWords();
  const format = useFormatter();
  const day = dateWords(event.startsAt, event.timeZone, useLocale());
  const fault = isOdd ? planned('seatsOdd', { most: LIMITS.capacity }) : error && words(error);
  return (
    <TableRow>
      <TableCell className="min-w-28 sm:min-w-36">
        <Link
          href={paths.editEvent(event.id)}
          prefetch={false}
          className="font-semibold text-[0.9375rem] underline-offset-4 hover:underline"
        >
          {day}
        </Link>
        {isMovedAlone ? <span className="block text-ink-soft text-xs">{t('movedAlone')}</span> : null}
        <span className="mt-1.5 block sm:hidden">
          <Status event={event} />
        </span>
      </TableCell>
      <TableCell className="hidden sm:table-cell">
        <Status event={event} />
      </TableCell>
      <TableCell className="text-right font-semibold">{format.number(event.ticketsSold)}</TableCell>
      <TableCell className="w-20 px-1 sm:w-32 sm:px-3">
        <Input
          inputMode="numeric"
          value={text}
          disabled={event.status === 'CANCELLED'}
          aria-label={planned('seatsOn', { date: day })}
          aria-invalid={fault ? true : undefined}
          aria-describedby={fault ? `fault-${event.id}` : undefined}
          onChange={({ target }) => onType(target.value)}
          className="h-10 w-18 px-2 text-right tabular-nums sm:w-24 sm:px-3"
        />
        {fault ? (
          <p id={`fault-${event.id}`} className="mt-1 text-danger text-xs">
            {fault}
          </p>
        ) : null}
      </TableCell>
      <TableCell className="px-1 sm:px-2">
        <EventActions event={event} wasSold={wasSold} />
      </TableCell>
    </TableRow>
  );
}

function Status({ event }: { event: EventDto }) {
  const status = useTranslations('status');
  return <Badge tone={STATUS_TONES[shownStatus(event)]}>{status(shownStatus(event))}</Badge>;
}
