'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { CURRENCIES } from '@/domain/money';
import { Button } from '../../ui/button';
import { Select } from '../../ui/select';
import { type EventFormValues, unfolded } from '../editor/event-form-values';
import { FormField } from '../editor/form-field';
import { NumberField } from '../editor/number-field';
import { FormSection } from '../form-section';
import { TicketTypeList } from './ticket-type-list';
import { Visibility } from './visibility';

/** Capacity and price; whoever sells several types unfolds them, each with a price of its own. */
export function TicketsSection({ sold, soldTypeIds }: { sold: number; soldTypeIds: string[] }) {
  const t = useTranslations('admin.form');
  const { control, register, getValues, setValue } = useFormContext<EventFormValues>();
  const sellsSeveral = useWatch({ control, name: 'sellsSeveral' });
  const unfold = () => {
    setValue('ticketTypes', unfolded(getValues()).ticketTypes);
    setValue('sellsSeveral', true);
  };
  const currency = (
    <FormField name="currency" label={t('currency')}>
      <Select {...register('currency')}>
        {CURRENCIES.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </Select>
    </FormField>
  );

  return (
    <FormSection title={t('sections.tickets')} hint={t('sections.ticketsHint')}>
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <NumberField
          name="capacity"
          kind="whole"
          label={t('capacity')}
          hint={sold > 0 ? t('capacitySold', { sold }) : t('capacityHint')}
        />
        {sellsSeveral ? (
          <div className="sm:max-w-28">{currency}</div>
        ) : (
          <div className="grid grid-cols-[1fr_7rem] items-start gap-3">
            <NumberField name="price" kind="amount" label={t('price')} hint={t('priceHint')} placeholder="0" />
            {currency}
          </div>
        )}
      </div>
      {sellsSeveral ? (
        <TicketTypeList soldTypeIds={soldTypeIds} />
      ) : (
        <Button variant="link" className="w-fit justify-self-start text-ink-soft text-sm" onClick={unfold}>
          {t('types.unfold')}
        </Button>
      )}
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 font-medium text-sm">{t('status')}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          <Visibility value="DRAFT" label={t('statusDraft')} hint={t('statusDraftHint')} />
          <Visibility value="SCHEDULED" label={t('statusScheduled')} hint={t('statusScheduledHint')} />
        </div>
      </fieldset>
    </FormSection>
  );
}
