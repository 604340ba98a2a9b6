import { useTranslations } from 'next-intl';
import { EVENT_CATEGORIES, EVENT_STATUSES } from '@/domain/event';
import { paths } from '@/presentation/paths';
import { ListSearch, SearchFilter } from '../shell/list-search';
import { isDefaultSort, type ListFilter, listHref, PAGE_SIZES } from './list-filter';

export function FilterBar({ filter, isFiltered }: { filter: ListFilter; isFiltered: boolean }) {
  const t = useTranslations('admin.events');
  const more = useTranslations('adminEvents.list');
  const status = useTranslations('status');
  const categories = useTranslations('categories');
  const { q, sort, size } = filter;
  return (
    <ListSearch
      path={paths.adminEvents}
      asked={listHref(filter)}
      q={q}
      words={{ label: t('searchLabel'), placeholder: t('searchPlaceholder'), search: t('search') }}
      kept={{
        sort: isDefaultSort(sort) ? '' : `${sort.field},${sort.direction}`,
        size: size === PAGE_SIZES[0] ? '' : String(size),
      }}
      clear={isFiltered ? { href: paths.adminEvents, label: t('clear') } : null}
    >
      <SearchFilter
        name="status"
        value={filter.status}
        label={t('statusLabel')}
        all={t('allStatuses')}
        options={EVENT_STATUSES.map((value) => ({ value, name: status(value) }))}
      />
      <SearchFilter
        name="category"
        value={filter.category}
        label={more('category')}
        all={more('allCategories')}
        options={EVENT_CATEGORIES.map((value) => ({ value, name: categories(value) }))}
      />
    </ListSearch>
  );
}
