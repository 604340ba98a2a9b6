import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LIMITS } from '@/domain/limits';
import { FREQUENCIES, type SeriesRule, WEEKDAYS } from '@/domain/series';
import { localePath } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';

type RuleFormProps = {
  rule: SeriesRule;
  /** The page that shows the dates, without locale. */
  path: string;
  /** What the address asks for makes no sense. */
  isOdd: boolean;
  /** A field of the page's own, before all others. */
  children?: ReactNode;
};

const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 60 * 60 * 1000;

/** A plain GET form: the rule stays in the address, and the page answers with its dates before and without JavaScript. */
export function RuleForm({ rule, path, isOdd, children }: RuleFormProps) {
  const t = useTranslations('adminSeries.rule');
  const locale = useLocale();
  return (
    <form
      action={localePath(locale, path)}
      className="group grid gap-5 rounded-ticket border border-line bg-card p-5 sm:p-6"
    >
      <h2 className="font-bold text-xl">{t('legend')}</h2>
      {isOdd ? <Alert tone="warn">{t('odd', { most: LIMITS.datesPerSeries })}</Alert> : null}
      <div className="grid items-start gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {children}
        <Field label={t('frequency')}>
          <Select name="freq" defaultValue={rule.frequency}>
            {FREQUENCIES.map((frequency) => (
              <option key={frequency} value={frequency}>
                {t(frequency)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('every')} hint={t('everyHint')}>
          <Input type="number" name="every" min={1} max={99} required defaultValue={rule.interval} />
        </Field>
      </div>
      {/* Shown by what the select says, so that it needs no script. */}
      <Weekdays rule={rule} />
      <fieldset className="hidden gap-2 group-has-[option[value=MONTHLY]:checked]:grid">
        <legend className="mb-1.5 font-medium text-sm">{t('monthlyBy')}</legend>
        <Choice name="by" value="day" label={t('byDay')} isChosen={rule.monthlyBy === 'day'} />
        <Choice name="by" value="weekday" label={t('byWeekday')} isChosen={rule.monthlyBy === 'weekday'} />
      </fieldset>
      <Ends rule={rule} />
      <Button type="submit" variant="ink" className="w-fit">
        {t('show')}
      </Button>
    </form>
  );
}

function Weekdays({ rule }: { rule: SeriesRule }) {
  const t = useTranslations('adminSeries.rule');
  const format = useFormatter();
  return (
    <fieldset className="hidden group-has-[option[value=WEEKLY]:checked]:block" aria-describedby="weekdays-hint">
      <legend className="mb-1.5 font-medium text-sm">{t('weekdays')}</legend>
      <div className="flex flex-wrap gap-2">
        {WEEKDAYS.map((day, index) => (
          <label
            key={day}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-lg border border-field bg-card px-3 hover:border-ink has-checked:border-ink has-checked:bg-sunken"
          >
            <input
              type="checkbox"
              name="day"
              value={day}
              defaultChecked={rule.weekdays.includes(day)}
              className="size-4 accent-ink"
            />
            {format.dateTime(A_MONDAY + index * DAY_MS, { weekday: 'short', timeZone: 'UTC' })}
          </label>
        ))}
      </div>
      <p id="weekdays-hint" className="mt-1.5 text-ink-soft text-sm">
        {t('weekdaysHint')}
      </p>
    </fieldset>
  );
}

const USUAL_COUNT = 10;

function Ends({ rule: { end } }: { rule: SeriesRule }) {
  const t = useTranslations('adminSeries.rule');
  const [count, until] = 'count' in end ? [end.count, ''] : [USUAL_COUNT, end.until];
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-1.5 font-medium text-sm">{t('ends')}</legend>
      <div className="flex flex-wrap items-center gap-3">
        <Choice name="ends" value="count" label={t('endsCount')} isChosen={'count' in end} />
        <Input
          type="number"
          name="count"
          min={2}
          max={LIMITS.datesPerSeries}
          defaultValue={count}
          aria-label={t('count')}
          className="w-28"
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Choice name="ends" value="until" label={t('endsUntil')} isChosen={'until' in end} />
        <Input type="date" name="until" defaultValue={until} aria-label={t('until')} className="w-44" />
      </div>
    </fieldset>
  );
}

function Choice({ name, value, label, isChosen }: { name: string; value: string; label: string; isChosen: boolean }) {
  return (
    <label className="inline-flex min-h-9 cursor-pointer items-center gap-2">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} className="size-4 accent-ink" />
      {label}
    </label>
  );
}
