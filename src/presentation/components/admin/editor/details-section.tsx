'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFormContext } from 'react-hook-form';
import type { EventDetailDto } from '@/application/events/schema';
import { EVENT_CATEGORIES } from '@/domain/event';
import { LIMITS } from '@/domain/limits';
import { Textarea } from '../../ui/input';
import { Select } from '../../ui/select';
import { DraftButton } from '../drafts/draft-button';
import { FormSection } from '../form-section';
import type { EventFormValues } from './event-form-values';
import { FormField, TextField } from './form-field';

export function DetailsSection({ saved }: { saved: EventDetailDto | undefined }) {
  const t = useTranslations('admin.form');
  const categories = useTranslations('categories');
  const { register } = useFormContext<EventFormValues>();
  return (
    <FormSection title={t('sections.what')} hint={t('sections.whatHint')}>
      <TextField name="name" label={t('name')} maxLength={LIMITS.eventName} />
      {saved ? (
        <TextField name="slug" label={t('slug')} hint={t('slugHint')} maxLength={LIMITS.slug} spellCheck={false} />
      ) : null}
      <FormField name="description" label={t('description')} hint={t('descriptionHint')}>
        <Textarea rows={7} maxLength={LIMITS.eventDescription} {...register('description')} />
      </FormField>
      <DraftButton task="write" locale={useLocale()} into="description" />
      <FormField name="category" label={t('category')} className="sm:max-w-64">
        <Select {...register('category')}>
          {EVENT_CATEGORIES.map((category) => (
            <option key={category} value={category}>
              {categories(category)}
            </option>
          ))}
        </Select>
      </FormField>
    </FormSection>
  );
}
