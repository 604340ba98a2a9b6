import { useTranslations } from 'next-intl';
import type { EventDetailDto } from '@/application/events/schema';
import type { RulePreview } from '@/application/series/schema';
import type { SeriesRule } from '@/domain/series';
import { paths } from '@/presentation/paths';
import { Alert } from '../../ui/alert';
import { DatesPage } from './dates-page';
import { PlannedDates } from './planned-dates';
import { RuleForm } from './rule-form';

type RepeatEventProps = { event: EventDetailDto; rule: SeriesRule; isOdd: boolean; preview: RulePreview };

/** Makes a series of an event: the rule, then its dates. */
export function RepeatEvent({ event, rule, isOdd, preview }: RepeatEventProps) {
  const t = useTranslations('adminSeries.repeat');
  const back = { href: paths.editEvent(event.id), name: event.name };
  return (
    <DatesPage title={t('title')} intro={t('intro', { name: event.name })} back={back}>
      {event.status === 'CANCELLED' ? (
        <Alert tone="warn">{t('cancelled')}</Alert>
      ) : (
        <>
          <RuleForm rule={rule} path={paths.repeatEvent(event.id)} isOdd={isOdd} />
          <PlannedDates
            key={JSON.stringify(rule)}
            of={{ kind: 'repeat', eventId: event.id }}
            rule={rule}
            dates={preview.dates.map((date, index) => ({ ...date, isFirst: index === 0 }))}
            timeZone={preview.timeZone}
            capacity={preview.capacity}
          />
        </>
      )}
    </DatesPage>
  );
}
