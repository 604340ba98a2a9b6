'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { LIMITS } from '@/domain/limits';
import type { SeriesRule } from '@/domain/series';
import type { ActionError } from '@/presentation/actions/result';
import { addDates, repeatEvent } from '@/presentation/actions/series';
import { useRouter } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { useErrorWords } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { chosenDates, isMade, NOTHING_TYPED, readSeats, type ShownDate, type Typed } from './chosen-dates';
import { dateWords } from './date-words';

type PlannedDatesProps = {
  /** What the dates become part of. */
  of: { kind: 'repeat'; eventId: string } | { kind: 'add'; seriesId: string; start: string };
  rule: SeriesRule;
  dates: ShownDate[];
  timeZone: string;
  /** Of the event that the dates are made like. */
  capacity: number;
};

/** The dates of a rule before they are made: each can be taken out, and have seats of its own. */
export function PlannedDates({ of, rule, dates, timeZone, capacity }: PlannedDatesProps) {
  const t = useTranslations('adminSeries');
  const locale = useLocale();
  const router = useRouter();
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [refusal, setRefusal] = useState<ActionError | null>(null);
  const [isPending, start] = useTransition();
  const { held, odd, input } = chosenDates(dates, typed, capacity, locale);

  const send = () =>
    start(async () => {
      const answer =
        of.kind === 'repeat'
          ? await repeatEvent(null, { eventId: of.eventId, rule, ...input })
          : await addDates(null, { seriesId: of.seriesId, start: of.start, rule, ...input });
      if (!answer.ok) return setRefusal(answer.error);
      toast.success(t(`${of.kind}.done`, { count: answer.data.dates }));
      router.push(paths.adminSeriesOne(answer.data.id));
    });

  if (!dates.some(isMade)) return <Alert tone="warn">{t('planned.none')}</Alert>;
  return (
    <section aria-labelledby="planned" className="grid grid-cols-1 gap-4">
      <div>
        <h2 id="planned" className="font-bold text-2xl">
          {t('planned.title', { count: dates.length })}
        </h2>
        <p className="text-ink-soft">{t('planned.text')}</p>
      </div>
      <ul className="divide-y divide-line rounded-ticket border border-line bg-card">
        {dates.map((date) => (
          <DateRow
            key={date.start}
            date={date}
            day={dateWords(date.startsAt, timeZone, locale)}
            capacity={capacity}
            typed={typed}
            onType={setTyped}
          />
        ))}
      </ul>
      {refusal ? <Refused error={refusal} /> : null}
      {odd.length > 0 ? <Alert tone="warn">{t('planned.check', { count: odd.length })}</Alert> : null}
      <Button
        variant="accent"
        className="w-fit"
        pending={isPending}
        disabled={held === 0 || odd.length > 0}
        onClick={send}
      >
        {isPending ? t(`${of.kind}.creating`) : t(`${of.kind}.create`, { count: held })}
      </Button>
    </section>
  );
}

function Refused({ error: { fields, code } }: { error: ActionError }) {
  const words = useErrorWords();
  const errors = useTranslations('errors');
  const [first] = fields;
  return <Alert tone="danger">{first ? words(first) : errors(code)}</Alert>;
}

type DateRowProps = {
  date: ShownDate;
  day: string;
  capacity: number;
  typed: Typed;
  onType: (typed: Typed) => void;
};

function DateRow({ date, day, capacity, typed: { skipped, seats }, onType }: DateRowProps) {
  const t = useTranslations('adminSeries.planned');
  const locale = useLocale();
  const { start, isShifted } = date;
  if (!isMade(date)) return <SettledRow date={date} day={day} />;
  const isHeld = !skipped.has(start);
  const text = seats[start] ?? String(capacity);
  const isOdd = isHeld && readSeats(text, locale) === null;
  const hold = (isChecked: boolean) => {
    const others = [...skipped].filter((one) => one !== start);
    onType({ skipped: new Set(isChecked ? others : [...others, start]), seats });
  };
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5">
      <label className="flex min-h-11 min-w-0 cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          checked={isHeld}
          onChange={({ target }) => hold(target.checked)}
          className="size-5 shrink-0 accent-ink"
        />
        <span className={isHeld ? 'font-semibold' : 'text-ink-soft line-through'}>{day}</span>
      </label>
      <Input
        inputMode="numeric"
        value={text}
        disabled={!isHeld}
        aria-label={t('seatsOn', { date: day })}
        aria-invalid={isOdd ? true : undefined}
        aria-describedby={isOdd ? `odd-${start}` : undefined}
        onChange={({ target }) => onType({ skipped, seats: { ...seats, [start]: target.value } })}
        className="w-24 text-right tabular-nums sm:w-28"
      />
      {isOdd ? (
        <p id={`odd-${start}`} className="col-span-2 text-danger text-sm">
          {t('seatsOdd', { most: LIMITS.capacity })}
        </p>
      ) : null}
      {isShifted ? <p className="col-span-2 text-sm text-warn">{t('shifted')}</p> : null}
    </li>
  );
}

/** A date that is not made, and why. */
function SettledRow({ date: { state, isFirst }, day }: { date: ShownDate; day: string }) {
  const t = useTranslations('adminSeries.planned');
  return (
    <li className="flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-ink-soft">
      {day}
      {isFirst || state === 'new' ? <Badge tone="ink">{t('first')}</Badge> : <Badge>{t(state)}</Badge>}
    </li>
  );
}
