import { useTranslations } from 'next-intl';
import { type Dashboard, DEFAULT_RANGE, RANGES, type Range } from '@/application/dashboard/schema';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { cn } from '../../ui/class-names';

function hrefOf(range: Range, currency: string | null, currencies: string[]) {
  const query = new URLSearchParams();
  if (range !== DEFAULT_RANGE) query.set('range', range);
  if (currency && currency !== currencies[0]) query.set('currency', currency);
  return query.size > 0 ? `${paths.admin}?${query}` : paths.admin;
}

/** Which time is shown, and the amounts of which currency where there are several. */
export function RangeLinks({ range, currency, currencies }: Pick<Dashboard, 'range' | 'currency' | 'currencies'>) {
  const t = useTranslations('adminDashboard');
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3">
      <nav aria-label={t('ranges.label')} className="flex flex-wrap gap-2">
        {RANGES.map((each) => (
          <Choice key={each} href={hrefOf(each, currency, currencies)} isChosen={each === range}>
            {t(`ranges.${each}`)}
          </Choice>
        ))}
      </nav>
      {currencies.length > 1 ? (
        <nav aria-label={t('currencies')} className="flex flex-wrap gap-2">
          {currencies.map((each) => (
            <Choice key={each} href={hrefOf(range, each, currencies)} isChosen={each === currency}>
              {each}
            </Choice>
          ))}
        </nav>
      ) : null}
    </div>
  );
}

function Choice({ href, isChosen, children }: { href: string; isChosen: boolean; children: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      aria-current={isChosen ? 'true' : undefined}
      className={cn(
        'inline-flex min-h-9 items-center rounded-lg border px-3 font-semibold text-sm',
        isChosen ? 'border-ink bg-ink text-paper' : 'border-line bg-card hover:border-ink',
      )}
    >
      {children}
    </Link>
  );
}
