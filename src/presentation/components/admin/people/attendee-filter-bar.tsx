import { useTranslations } from 'next-intl';
import { TICKET_STATUSES } from '@/domain/ticket';
import { ListSearch, SearchFilter } from '../shell/list-search';
import { listHref, listPath, type ShownFilter } from './attendee-filter';

type FilterBarProps = {
  eventId: string | null;
  types: readonly { id: string; name: string }[];
  filter: ShownFilter;
  isFiltered: boolean;
};

export function AttendeeFilterBar({ eventId, types, filter, isFiltered }: FilterBarProps) {
  const t = useTranslations('people.list');
  const status = useTranslations('status.ticket');
  return (
    <ListSearch
      path={listPath(eventId)}
      asked={listHref(eventId, filter)}
      q={filter.q}
      words={{ label: t('searchLabel'), search: t('search') }}
      clear={isFiltered ? { href: listPath(eventId), label: t('clear') } : null}
    >
      <SearchFilter
        name="status"
        value={filter.status}
        label={t('status')}
        all={t('allStatuses')}
        options={TICKET_STATUSES.map((value) => ({ value, name: status(value) }))}
      />
      {types.length > 1 ? (
        <SearchFilter
          name="type"
          value={filter.type}
          label={t('type')}
          all={t('allTypes')}
          options={types.map(({ id, name }) => ({ value: id, name }))}
        />
      ) : null}
    </ListSearch>
  );
}
