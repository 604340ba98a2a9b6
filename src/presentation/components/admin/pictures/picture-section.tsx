'use client';

import { useTranslations } from 'next-intl';
import { LIMITS } from '@/domain/limits';
import { TextField } from '../editor/form-field';
import { FormSection } from '../form-section';
import { PictureUpload } from './picture-upload';

export function PictureSection() {
  const t = useTranslations('admin.form');
  return (
    <FormSection title={t('sections.picture')} hint={t('sections.pictureHint')}>
      <PictureUpload />
      <TextField
        name="imageUrl"
        label={t('imageUrl')}
        hint={t('imageUrlHint')}
        inputMode="url"
        spellCheck={false}
        maxLength={LIMITS.imageUrl}
      />
    </FormSection>
  );
}
