import { SlidersHorizontal } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EVENT_CATEGORIES } from '@/domain/event';
import { currencyName } from '@/domain/format';
import { CURRENCIES } from '@/domain/money';
import { defaultSort, type ListCriteria, SORTS, sortText } from '@/presentation/event-list-query';
import { formatAmount } from '@/presentation/number-input';
import { localePath, paths } from '@/presentation/paths';
import { DEFAULT_CURRENCY } from '@/presentation/price-filter';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { EventList } from './event-list';
import { FilterForm } from './filter-form';
import { SearchBox } from './search-box';
import { useSearchWords } from './search-words';

type EventFiltersProps = { criteria: ListCriteria; counts: EventList['counts'] };

/** A GET form: it works without JavaScript, and every list has its address. */
export function EventFilters({ criteria: { filters, currency, sort }, counts }: EventFiltersProps) {
  const t = useTranslations();
  const searchWords = useSearchWords();
  const counted = (label: string, count: number | null | undefined) =>
    typeof count === 'number' ? t('events.withCount', { label, count }) : label;
  const locale = useLocale();
  const usual = defaultSort(filters);
  const sorts = SORTS.map(sortText).filter((each) => filters.q || each !== 'relevance,asc');
  const typed = (price: number | undefined) =>
    price === undefined || Number.isInteger(price) ? price : formatAmount(price, locale);
  return (
    // Fields keep what was typed, so a new address needs new fields.
    <FilterForm
      key={JSON.stringify({ filters, currency, sort })}
      action={localePath(locale, paths.events)}
      path={paths.events}
      defaults={{ currency: DEFAULT_CURRENCY }}
    >
      {filters.when ? <input type="hidden" name="when" value={filters.when} /> : null}
      <div className="flex gap-2 lg:block">
        <Field label={t('events.q')} className="flex-1 max-lg:[&>label]:sr-only">
          <SearchBox
            words={searchWords}
            name="q"
            maxLength={100}
            defaultValue={filters.q}
            placeholder={t('events.qPlaceholder')}
          />
        </Field>
        {/* Opens the other fields on a narrow screen, with or without JavaScript. */}
        <label className="inline-flex h-11 cursor-pointer items-center gap-2 rounded-lg border border-field bg-card px-3.5 font-semibold text-[0.9375rem] has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-coral-text has-focus-visible:outline-offset-2 lg:hidden">
          <input type="checkbox" id="show-filters" className="sr-only" />
          <SlidersHorizontal className="size-4" aria-hidden="true" />
          {t('events.showFilters')}
        </label>
      </div>
      <div className="hidden gap-4 group-has-[#show-filters:checked]/filters:grid lg:grid">
        <Field label={t('events.category')}>
          <Select name="category" defaultValue={filters.category ?? ''}>
            <option value="">{t('events.allCategories')}</option>
            {EVENT_CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {counted(t(`categories.${category}`), counts.categories[category])}
              </option>
            ))}
          </Select>
        </Field>
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-1 lg:gap-4">
          <Field label={t('events.from')}>
            <Input type="date" name="from" defaultValue={filters.from} />
          </Field>
          <Field label={t('events.to')}>
            <Input type="date" name="to" defaultValue={filters.to} />
          </Field>
        </div>
        <Field label={t('events.location')}>
          <Input
            name="location"
            maxLength={100}
            defaultValue={filters.location}
            placeholder={t('events.locationPlaceholder')}
          />
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t('events.price')}</legend>
          <div className="flex items-center gap-2">
            <Input
              inputMode="decimal"
              name="minPrice"
              aria-label={t('events.minPrice')}
              placeholder="0"
              defaultValue={typed(filters.minPrice)}
              maxLength={20}
            />
            <span aria-hidden="true">–</span>
            <Input
              inputMode="decimal"
              name="maxPrice"
              aria-label={t('events.maxPrice')}
              placeholder="300"
              defaultValue={typed(filters.maxPrice)}
              maxLength={20}
            />
          </div>
          {/* Amounts of different currencies are not compared. */}
          <div className="mt-2">
            <Select name="currency" aria-label={t('events.currency')} defaultValue={currency}>
              {CURRENCIES.map((each) => (
                <option key={each} value={each}>
                  {currencyName(each, locale)}
                </option>
              ))}
            </Select>
          </div>
        </fieldset>
        <label className="flex min-h-11 cursor-pointer items-center gap-3 text-[0.9375rem]">
          <input
            type="checkbox"
            name="available"
            value="true"
            defaultChecked={filters.available}
            className="checkbox"
          />
          {counted(t('events.available'), counts.available)}
        </label>
        <Field label={t('events.sort')}>
          {/* What goes without saying has no value, so that the first search without JavaScript is sorted as one. */}
          <Select name="sort" defaultValue={sort === usual ? '' : sortText(sort)}>
            {sorts.map((each) => (
              <option key={each} value={each === sortText(usual) ? '' : each}>
                {t(`events.sorts.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button
        type="submit"
        className="w-full max-lg:hidden max-lg:group-has-[#show-filters:checked]/filters:inline-flex"
      >
        {t('events.apply')}
      </Button>
    </FilterForm>
  );
}
