'use client';

import { useTranslations } from 'next-intl';
import { LIMITS } from '@/domain/limits';
import { FormSection } from '../form-section';
import { TextField } from './form-field';

export function OrganiserSection() {
  const t = useTranslations('admin.form');
  return (
    <FormSection title={t('sections.organiser')} hint={t('sections.organiserHint')}>
      <TextField name="organiser.name" label={t('organiser.name')} maxLength={LIMITS.organiserName} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <TextField
          name="organiser.url"
          label={t('organiser.url')}
          inputMode="url"
          spellCheck={false}
          maxLength={LIMITS.url}
        />
        <TextField
          name="organiser.email"
          label={t('organiser.email')}
          hint={t('organiserEmailHint')}
          type="email"
          maxLength={LIMITS.email}
        />
      </div>
    </FormSection>
  );
}
