'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { LIMITS } from '@/domain/limits';
import { LOCALES, type Locale } from '@/domain/locale';
import { Textarea } from '../../ui/input';
import { DraftButton } from '../drafts/draft-button';
import { FormSection } from '../form-section';
import type { EventFormValues } from './event-form-values';
import { FormField, TextField, useFieldError } from './form-field';

export function TranslationsSection() {
  const t = useTranslations('admin.form');
  return (
    <FormSection title={t('sections.translations')} hint={t('sections.translationsHint')}>
      {LOCALES.map((language) => (
        <TranslationFields
          key={language}
          language={language}
          path={`translations.${language}`}
          most={{ name: LIMITS.eventName, description: LIMITS.eventDescription }}
        >
          <DraftButton task="translate" locale={language} into={`translations.${language}.description`} />
        </TranslationFields>
      ))}
    </FormSection>
  );
}

type TranslationFieldsProps = {
  language: Locale;
  path: `translations.${Locale}` | `ticketTypes.${number}.translations.${Locale}`;
  most: { name: number; description: number };
  /** Below the fields. */
  children?: ReactNode;
};

/** Folded until it is wanted; one that has words says so on its lid, and one with an error stands open. */
export function TranslationFields({ language, path, most, children }: TranslationFieldsProps) {
  const t = useTranslations('admin.form');
  const { control, register } = useFormContext<EventFormValues>();
  const words = useWatch({ control, name: `${path}.name` });
  const errors = [useFieldError(`${path}.name`), useFieldError(`${path}.description`)];
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="group rounded-lg border border-line bg-card open:pb-5"
      open={isOpen || errors.some(Boolean)}
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
    >
      <summary className="flex min-h-12 list-none items-center gap-2.5 rounded-lg px-3 font-semibold hover:bg-sunken">
        <ChevronRight
          className="size-4 shrink-0 text-ink-soft transition-transform group-open:rotate-90"
          aria-hidden="true"
        />
        {t(`locales.${language}`)}
        <span className="min-w-0 truncate font-normal text-ink-soft text-sm">{words}</span>
      </summary>
      <div className="grid gap-5 px-4 pt-4">
        <TextField name={`${path}.name`} label={t('translationName')} maxLength={most.name} lang={language} />
        <FormField name={`${path}.description`} label={t('translationDescription')}>
          <Textarea maxLength={most.description} lang={language} {...register(`${path}.description`)} />
        </FormField>
        {children}
      </div>
    </details>
  );
}
