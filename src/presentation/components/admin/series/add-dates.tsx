import { useLocale, useTranslations } from 'next-intl';
import type { EventDto } from '@/application/events/schema';
import type { ManagedSeries, RulePreview } from '@/application/series/schema';
import { eventTimes } from '@/domain/format';
import type { SeriesRule } from '@/domain/series';
import { paths } from '@/presentation/paths';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { dateWords } from './date-words';
import { DatesPage } from './dates-page';
import { PlannedDates } from './planned-dates';
import { RuleForm } from './rule-form';

type AddDatesProps = {
  series: ManagedSeries;
  last: EventDto;
  rule: SeriesRule;
  /** Where the new dates begin: `2026-03-15T19:00`. */
  start: string;
  isOdd: boolean;
  preview: RulePreview;
};

/** Goes on with a series: the rule, from when on, then the new dates. */
export function AddDates({ series, last, rule, start, isOdd, preview }: AddDatesProps) {
  const t = useTranslations('adminSeries.add');
  const locale = useLocale();
  const back = { href: paths.adminSeriesOne(series.id), name: last.name };
  return (
    <DatesPage
      title={t('title')}
      intro={t('intro', { date: dateWords(last.startsAt, last.timeZone, locale) })}
      back={back}
    >
      <RuleForm rule={rule} path={paths.addDates(series.id)} isOdd={isOdd}>
        <Field label={t('start')} hint={t('startHint', { zone: eventTimes(last, locale).zone })}>
          <Input type="datetime-local" name="start" required defaultValue={start} />
        </Field>
      </RuleForm>
      <PlannedDates
        key={JSON.stringify([rule, start])}
        of={{ kind: 'add', seriesId: series.id, start: `${start}:00` }}
        rule={rule}
        dates={preview.dates.map((date) => ({ ...date, isFirst: false }))}
        timeZone={preview.timeZone}
        capacity={preview.capacity}
      />
    </DatesPage>
  );
}
