'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { DraftField, EventDraft } from './event-draft';

/** The fields of the form and their values as people call them. */
export function useDraftWords() {
  const t = useTranslations('admin.form');
  const categories = useTranslations('categories');
  const conflict = useTranslations('admin.conflict');
  const format = useFormatter();

  const labelOf = (field: DraftField): string => {
    const [group, locale, part] = field.split('.');
    if (group !== 'translations') return t(field);
    const language = t(locale === 'en' ? 'locales.en' : 'locales.pt-BR');
    return `${part === 'name' ? t('translationName') : t('translationDescription')} (${language})`;
  };

  const wordsOf = (field: DraftField, draft: Pick<EventDraft, DraftField>): string => {
    const value = draft[field];
    if (value === '') return conflict('empty');
    if (field === 'category') return categories.has(value) ? categories(value) : value;
    if (field === 'status') return t(value === 'DRAFT' ? 'statusDraft' : 'statusScheduled');
    if (field === 'eventDate' || field === 'endDate') {
      // Wall-clock time: read and written in one and the same zone it stays what it is.
      return format.dateTime(new Date(`${value}Z`), { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' });
    }
    return value;
  };

  return { labelOf, wordsOf };
}
