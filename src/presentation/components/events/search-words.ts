import { useTranslations } from 'next-intl';
import { EVENT_CATEGORIES, type EventCategory } from '@/domain/event';
import type { SearchWords } from './search-box';

/** For a `SearchBox`, read where the page is made. */
export function useSearchWords(): SearchWords {
  const t = useTranslations();
  const named = EVENT_CATEGORIES.map((category): [EventCategory, string] => [category, t(`categories.${category}`)]);
  return {
    list: t('search.list'),
    hint: t('search.hint'),
    kind: t('search.kinds'),
    place: t('search.places'),
    categories: Object.fromEntries(named) as Record<EventCategory, string>,
  };
}
