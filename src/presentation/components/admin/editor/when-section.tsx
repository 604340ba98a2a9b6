'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { FormSection } from '../form-section';
import { type EventFormValues, movedEnd } from './event-form-values';
import { FormField, TextField } from './form-field';

export function WhenSection({ isNew, timeZones }: { isNew: boolean; timeZones: string[] }) {
  const t = useTranslations('admin.form');
  const { control, register, getValues, setValue } = useFormContext<EventFormValues>();
  const [begins, timeZone] = useWatch({ control, name: ['eventDate', 'timeZone'] });
  const startBefore = useRef(begins);
  useEffect(() => {
    startBefore.current = begins;
  }, [begins]);
  return (
    <FormSection title={t('sections.when')} hint={t('sections.whenHint')}>
      <div className="grid items-start gap-5 sm:grid-cols-[repeat(auto-fit,minmax(15rem,1fr))]">
        <FormField name="eventDate" label={t('eventDate')}>
          <Input
            type="datetime-local"
            {...register('eventDate', {
              onChange: () => {
                const start = getValues('eventDate');
                setValue('endDate', movedEnd(getValues('endDate'), startBefore.current, start), { shouldDirty: true });
              },
            })}
          />
        </FormField>
        <TextField
          name="endDate"
          type="datetime-local"
          min={begins || undefined}
          label={t('endDate')}
          hint={isNew ? t('endDateHint') : undefined}
        />
      </div>
      <FormField name="timeZone" label={t('timeZone')} className="sm:max-w-96">
        <Select {...register('timeZone')}>
          {(timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones]).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </FormField>
    </FormSection>
  );
}
