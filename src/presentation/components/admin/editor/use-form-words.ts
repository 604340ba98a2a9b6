'use client';

import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { countryName } from '@/domain/country';
import { formatMoney } from '@/domain/format';
import { parseAmount, parseWholeNumber } from '@/presentation/number-input';
import { NO_LIMIT, OWN_LIMIT, type TicketTypeValues } from '../ticket-types/ticket-type-values';
import { typeDifferences } from './event-conflicts';
import { type ChangedField, type EventFormValues, readAttendance, sameTypes, textOf } from './event-form-values';

/** A wall-clock time as people write it. Read and written in one and the same zone it stays what it is. */
function useClockWords() {
  const format = useFormatter();
  return (time: string) =>
    format.dateTime(new Date(`${time}Z`), { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' });
}

/** Ticket types in a few words. */
export function useTypeWords() {
  const t = useTranslations('admin.form.types');
  const locale = useLocale();
  const clock = useClockWords();
  const { control } = useFormContext<EventFormValues>();
  const [types, currency] = useWatch({ control, name: ['ticketTypes', 'currency'] });

  const priceOf = (text: string) => {
    if (text.trim() === '') return formatMoney(0, currency, locale);
    const reading = parseAmount(text, locale);
    return reading.kind === 'value' ? formatMoney(reading.value, currency, locale) : text;
  };
  const limitOf = ({ limit, capacity }: TicketTypeValues, all: readonly TicketTypeValues[]) => {
    if (limit === NO_LIMIT) return '';
    if (limit !== OWN_LIMIT) return t('shares', { name: all.find(({ id }) => id === limit)?.name || t('unnamed') });
    const reading = parseWholeNumber(capacity, locale);
    return reading.kind === 'value' ? t('seats', { count: reading.value }) : '';
  };
  /** Price and limit; the rest stands below. */
  const summaryOf = (type: TicketTypeValues, all: readonly TicketTypeValues[] = types) =>
    [priceOf(type.price), limitOf(type, all)].filter(Boolean).join(' · ');

  /** All there is to a type, a piece a fact, so that two of them can be told apart by what differs. */
  const factsOf = (type: TicketTypeValues, all: readonly TicketTypeValues[]) =>
    [
      type.name || t('unnamed'),
      priceOf(type.price),
      limitOf(type, all),
      type.salesStart && t('from', { time: clock(type.salesStart) }),
      type.salesEnd && t('until', { time: clock(type.salesEnd) }),
      t('perOrder', { least: type.minPerOrder, most: type.maxPerOrder }),
      type.isHidden && t('hidden'),
      type.description,
      ...Object.values(type.translations).flatMap(({ name, description }) => [name, description]),
    ].filter((fact) => fact !== false && fact !== '');

  return { summaryOf, factsOf };
}

/** The fields of the form and their values as people call them, for the dialog that compares two edits. */
export function useFormWords() {
  const t = useTranslations('admin.form');
  const categories = useTranslations('categories');
  const conflict = useTranslations('admin.conflict');
  const locale = useLocale();
  const clock = useClockWords();
  const { factsOf } = useTypeWords();

  const labelOf = (field: ChangedField): string => {
    if (field === 'ticketTypes') return t('types.title');
    switch (field) {
      case 'translations.en.name':
      case 'translations.pt-BR.name':
        return `${t('translationName')} (${t(field === 'translations.en.name' ? 'locales.en' : 'locales.pt-BR')})`;
      case 'translations.en.description':
      case 'translations.pt-BR.description':
        return `${t('translationDescription')} (${t(field === 'translations.en.description' ? 'locales.en' : 'locales.pt-BR')})`;
      default:
        return t(field);
    }
  };

  /** The types in which the two lists differ; all of them where only their order does. */
  const typesOf = (types: readonly TicketTypeValues[], others: readonly TicketTypeValues[]) => {
    const differing = typeDifferences(types, others, (a, b) => sameTypes([a], [b]));
    if (differing.length === 0) return types.map(({ name }, index) => `${index + 1}. ${name}`).join('\n');
    return differing
      .map(({ name, mine, theirs }) => {
        if (!mine) return conflict('noType', { name });
        const known = new Set(theirs ? factsOf(theirs, others) : []);
        const [title, ...facts] = factsOf(mine, types);
        return [title, ...facts.filter((fact) => !known.has(fact))].join(' · ');
      })
      .join('\n');
  };

  const wordsOf = (field: ChangedField, values: EventFormValues, against: EventFormValues): string => {
    if (field === 'ticketTypes') return typesOf(values.ticketTypes, against.ticketTypes);
    const value = textOf(values, field);
    if (value === '') return conflict('empty');
    if (field === 'category') return categories.has(value) ? categories(value) : value;
    if (field === 'attendance') return t(`attendances.${readAttendance(value)}`);
    if (field === 'venue.country') return countryName(value, locale);
    if (field === 'status') return t(value === 'DRAFT' ? 'statusDraft' : 'statusScheduled');
    return field === 'eventDate' || field === 'endDate' ? clock(value) : value;
  };

  return { labelOf, wordsOf };
}
