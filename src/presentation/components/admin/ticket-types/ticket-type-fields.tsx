'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import { LOCALES } from '@/domain/locale';
import { Textarea } from '../../ui/input';
import { Select } from '../../ui/select';
import type { EventFormValues } from '../editor/event-form-values';
import { FormField, TextField } from '../editor/form-field';
import { NumberField } from '../editor/number-field';
import { TranslationFields } from '../editor/translations-section';
import { limitHolders, NO_LIMIT, OWN_LIMIT } from './ticket-type-values';

export function TicketTypeFields({ index, onLimit }: { index: number; onLimit: (limit: string) => void }) {
  const t = useTranslations('admin.form.types');
  const { control, register } = useFormContext<EventFormValues>();
  const types = useWatch({ control, name: 'ticketTypes' });
  const limit = types[index]?.limit ?? NO_LIMIT;
  const path = `ticketTypes.${index}` as const;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-[1fr_10rem]">
        <TextField name={`${path}.name`} label={t('name')} maxLength={LIMITS.ticketTypeName} />
        <NumberField name={`${path}.price`} kind="amount" label={t('price')} placeholder="0" />
      </div>
      <FormField name={`${path}.description`} label={t('description')} hint={t('descriptionHint')}>
        <Textarea rows={2} maxLength={LIMITS.ticketTypeDescription} {...register(`${path}.description`)} />
      </FormField>
      <div className="grid items-start gap-5 sm:grid-cols-[1fr_10rem]">
        <FormField name={`${path}.limit`} label={t('limit')}>
          <Select name={`${path}.limit`} value={limit} onChange={(change) => onLimit(change.target.value)}>
            <option value={NO_LIMIT}>{t('limitNone')}</option>
            <option value={OWN_LIMIT}>{t('limitOwn')}</option>
            {limitHolders(types, index).map(({ id, name }) => (
              <option key={id} value={id}>
                {t('limitShared', { name: name.trim() || t('unnamed') })}
              </option>
            ))}
          </Select>
        </FormField>
        {limit === OWN_LIMIT ? <NumberField name={`${path}.capacity`} kind="whole" label={t('limitSeats')} /> : null}
      </div>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name={`${path}.salesStart`}
          type="datetime-local"
          label={t('salesStart')}
          hint={t('salesStartHint')}
        />
        <TextField name={`${path}.salesEnd`} type="datetime-local" label={t('salesEnd')} hint={t('salesEndHint')} />
      </div>
      <div className="grid max-w-sm grid-cols-2 items-start gap-5">
        <NumberField name={`${path}.minPerOrder`} kind="whole" label={t('minPerOrder')} />
        <NumberField name={`${path}.maxPerOrder`} kind="whole" label={t('maxPerOrder')} />
      </div>
      <label className="flex w-fit cursor-pointer items-start gap-3">
        <input type="checkbox" className="checkbox mt-0.5" {...register(`${path}.isHidden`)} />
        <span>
          <span className="block font-medium text-sm">{t('isHidden')}</span>
          <span className="block text-ink-soft text-sm">{t('isHiddenHint')}</span>
        </span>
      </label>
      <div className="grid gap-2">
        {LOCALES.map((language) => (
          <TranslationFields
            key={language}
            language={language}
            path={`${path}.translations.${language}`}
            most={{ name: LIMITS.ticketTypeName, description: LIMITS.ticketTypeDescription }}
          />
        ))}
      </div>
    </div>
  );
}
