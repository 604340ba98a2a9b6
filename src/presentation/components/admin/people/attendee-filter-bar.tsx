import { Search } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { TICKET_STATUSES } from '@/domain/ticket';
import { Link } from '@/presentation/i18n/navigation';
import { localePath } from '@/presentation/paths';
import { Button } from '../../ui/button';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';
import { listHref, listPath, type ShownFilter } from './attendee-filter';

type FilterBarProps = {
  eventId: string | null;
  types: readonly { id: string; name: string }[];
  filter: ShownFilter;
  isFiltered: boolean;
};

// A plain GET form: it works before and without JavaScript, and what was searched stays in the address.
export function AttendeeFilterBar({ eventId, types, filter, isFiltered }: FilterBarProps) {
  const t = useTranslations('people.list');
  const status = useTranslations('status.ticket');
  const locale = useLocale();
  return (
    <search>
      <form
        action={localePath(locale, listPath(eventId))}
        className="flex flex-wrap items-center gap-3"
        key={listHref(eventId, filter)}
      >
        <div className="relative min-w-56 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
            aria-hidden="true"
          />
          <Input
            type="search"
            name="q"
            maxLength={100}
            defaultValue={filter.q}
            aria-label={t('searchLabel')}
            placeholder={t('searchLabel')}
            className="pl-9"
          />
        </div>
        <div className="min-w-36">
          <Select name="status" defaultValue={filter.status} aria-label={t('status')}>
            <option value="">{t('allStatuses')}</option>
            {TICKET_STATUSES.map((value) => (
              <option key={value} value={value}>
                {status(value)}
              </option>
            ))}
          </Select>
        </div>
        {types.length > 1 ? (
          <div className="min-w-36 max-w-64">
            <Select name="type" defaultValue={filter.type} aria-label={t('type')}>
              <option value="">{t('allTypes')}</option>
              {types.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </div>
        ) : null}
        <Button type="submit" variant="ink">
          {t('search')}
        </Button>
        {isFiltered ? (
          <Button asChild variant="ghost">
            <Link href={listPath(eventId)}>{t('clear')}</Link>
          </Button>
        ) : null}
      </form>
    </search>
  );
}
