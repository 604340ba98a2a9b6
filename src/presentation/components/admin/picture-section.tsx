'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import type { EventFormValues } from './event-form-values';
import { TextField } from './form-field';
import { FormSection } from './form-section';
import { ImagePreview } from './image-preview';

export function PictureSection() {
  const t = useTranslations('admin.form');
  const { control } = useFormContext<EventFormValues>();
  const address = useWatch({ control, name: 'imageUrl' });
  return (
    <FormSection title={t('sections.picture')} hint={t('sections.pictureHint')}>
      <TextField
        name="imageUrl"
        label={t('imageUrl')}
        hint={t('imageUrlHint')}
        inputMode="url"
        spellCheck={false}
        maxLength={LIMITS.imageUrl}
      />
      <ImagePreview address={address.trim()} />
    </FormSection>
  );
}
