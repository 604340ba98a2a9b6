import { useTranslations } from 'next-intl';
import { QUICK_DATES } from '@/domain/quick-dates';
import { atQuickDate, type ListCriteria, listHref, withoutFilter } from '@/presentation/event-list-query';
import { Link } from '@/presentation/i18n/navigation';
import { cn } from '../ui/class-names';
import type { EventList } from './event-list';

type QuickChipsProps = { criteria: ListCriteria; counts: EventList['counts'] };

/** What visitors ask for first, applied at once; chosen again, it is taken away. Links, so that each has its address. */
export function QuickChips({ criteria, counts }: QuickChipsProps) {
  const t = useTranslations('events');
  const { filters } = criteria;
  const isFree = filters.maxPrice === 0;
  const free: ListCriteria = { ...criteria, filters: { ...filters, minPrice: undefined, maxPrice: 0 }, page: 1 };
  const chips = [
    ...QUICK_DATES.map((when, index) => ({
      name: when,
      label: t(`whens.${when}`),
      count: counts.ranges[index] ?? null,
      isOn: filters.when === when,
      href: listHref(atQuickDate(criteria, filters.when === when ? undefined : when)),
    })),
    {
      name: 'free',
      label: t('free'),
      count: counts.free,
      isOn: isFree,
      href: listHref(isFree ? withoutFilter(criteria, 'maxPrice') : free),
    },
  ];
  return (
    <nav aria-label={t('quick')}>
      <ul className="flex flex-wrap gap-2">
        {chips.map(({ name, label, count, isOn, href }) => (
          <li key={name}>
            <Link
              href={href}
              prefetch={false}
              aria-current={isOn ? 'true' : undefined}
              className={cn(
                'inline-flex min-h-11 items-center gap-2 rounded-lg border px-3.5 font-semibold text-[0.9375rem] transition-colors duration-150',
                isOn ? 'border-ink bg-ink text-paper' : 'border-field bg-card hover:border-ink',
                count === 0 && !isOn && 'text-ink-soft',
              )}
            >
              {label}
              {count === null ? null : (
                <span className="figures font-normal text-sm opacity-75">{t('number', { count })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
