import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { EVENT_CATEGORIES, EVENT_STATUSES } from '@/domain/event';
import { Link } from '@/presentation/i18n/navigation';
import { localePath, paths } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { isDefaultSort, type ListFilter, listHref, PAGE_SIZES } from './list-filter';

// A plain GET form: it works before and without JavaScript, and what was searched stays in the address.
export function FilterBar({ filter, isFiltered }: { filter: ListFilter; isFiltered: boolean }) {
  const t = useTranslations('admin.events');
  const more = useTranslations('adminEvents.list');
  const status = useTranslations('status');
  const categories = useTranslations('categories');
  const { q, sort, size } = filter;
  return (
    <search>
      <form
        action={localePath(useLocale(), paths.adminEvents)}
        className="flex flex-wrap items-center gap-3"
        key={listHref(filter)}
      >
        {isDefaultSort(sort) ? null : <input type="hidden" name="sort" value={`${sort.field},${sort.direction}`} />}
        {size === PAGE_SIZES[0] ? null : <input type="hidden" name="size" value={size} />}
        <div className="relative min-w-56 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden="true"
          />
          <Input
            type="search"
            name="q"
            maxLength={100}
            defaultValue={q}
            aria-label={t('searchLabel')}
            placeholder={t('searchPlaceholder')}
            className="pl-9"
          />
        </div>
        <div className="min-w-40 flex-1 sm:flex-none">
          <Select name="status" defaultValue={filter.status} aria-label={t('statusLabel')}>
            <option value="">{t('allStatuses')}</option>
            {EVENT_STATUSES.map((value) => (
              <option key={value} value={value}>
                {status(value)}
              </option>
            ))}
          </Select>
        </div>
        <div className="min-w-40 flex-1 sm:flex-none">
          <Select name="category" defaultValue={filter.category} aria-label={more('category')}>
            <option value="">{more('allCategories')}</option>
            {EVENT_CATEGORIES.map((value) => (
              <option key={value} value={value}>
                {categories(value)}
              </option>
            ))}
          </Select>
        </div>
        <Button type="submit" variant="ink">
          {t('search')}
        </Button>
        {isFiltered ? (
          <Button asChild variant="ghost">
            <Link href={paths.adminEvents}>{t('clear')}</Link>
          </Button>
        ) : null}
      </form>
    </search>
  );
}
