'use client';

import { useTranslations } from 'next-intl';
import { EVENT_CATEGORIES } from '@/domain/event';
import { CURRENCIES } from '@/domain/money';
import type { Shop } from '@/domain/shop';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { useIsAwake } from '../../use-is-awake';
import { FormSection } from '../form-section';
import { useSendImport } from './use-send-import';

const TAKEN = '.csv,.ics,.ical,text/csv,text/calendar';

type ImportFormProps = {
  timeZones: string[];
  /** The shop's, where the file says nothing. */
  defaults: Pick<Shop, 'currency' | 'timeZone'>;
};

/** A file of events, and what it does not say. Sent, it is looked at; nothing is imported by this. */
export function ImportForm({ timeZones, defaults }: ImportFormProps) {
  const t = useTranslations('adminEvents.import');
  const { send, isSending, error } = useSendImport();
  // Without scripts nothing could be sent: the button waits for them. So does the file, which is lost where React, taking
  // over the page, has to draw it anew.
  const isAwake = useIsAwake();
  return (
    <form
      noValidate
      onSubmit={(submission) => {
        submission.preventDefault();
        const { file, ...options } = Object.fromEntries(new FormData(submission.currentTarget));
        const said = Object.entries(options).filter(([, value]) => value !== '');
        void send(file instanceof File && file.name !== '' ? file : null, Object.fromEntries(said));
      }}
    >
      <FormSection title={t('file')} hint={t('fileHint')}>
        <Field label={t('file')} error={error?.isOfFile ? error.text : undefined}>
          <Input
            type="file"
            name="file"
            accept={TAKEN}
            disabled={!isAwake}
            className="h-auto py-2 file:mr-3 file:rounded-md file:border-0 file:bg-ink file:px-3 file:py-1.5 file:font-semibold file:text-paper"
          />
        </Field>
      </FormSection>
      <FormSection title={t('options')} hint={t('optionsHint')}>
        <Options timeZones={timeZones} defaults={defaults} />
      </FormSection>
      {error && !error.isOfFile ? <Alert tone="danger">{error.text}</Alert> : null}
      <div className="mt-6 flex justify-end">
        <Button type="submit" variant="accent" pending={isSending} disabled={!isAwake}>
          {isSending ? t('sending') : t('look')}
        </Button>
      </div>
    </form>
  );
}

function Options({ timeZones, defaults }: ImportFormProps) {
  const t = useTranslations('adminEvents.import');
  const categories = useTranslations('categories');
  return (
    <>
      <Field label={t('status')} className="sm:max-w-64">
        <Select name="status" defaultValue="draft">
          <option value="draft">{t('draft')}</option>
          <option value="scheduled">{t('scheduled')}</option>
        </Select>
      </Field>
      <div className="grid items-start gap-5 sm:grid-cols-3">
        <Field label={t('capacity')}>
          <Input name="capacity" inputMode="numeric" defaultValue="100" autoComplete="off" />
        </Field>
        <Field label={t('price')}>
          <Input name="price" inputMode="decimal" defaultValue="0" autoComplete="off" />
        </Field>
        <Field label={t('currency')}>
          <Select name="currency" defaultValue={defaults.currency}>
            {CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </Field>
        <Field label={t('startTime')}>
          <Input type="time" name="startTime" defaultValue="09:00" />
        </Field>
        <Field label={t('endTime')}>
          <Input type="time" name="endTime" defaultValue="18:00" />
        </Field>
        <Field label={t('category')}>
          <Select name="category" defaultValue="community">
            {EVENT_CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {categories(category)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t('timeZone')} className="sm:max-w-96">
        <Select name="timeZone" defaultValue={defaults.timeZone}>
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
