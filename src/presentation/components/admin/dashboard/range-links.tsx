import { useTranslations } from 'next-intl';
import { type Dashboard, DEFAULT_RANGE, RANGES, type Range } from '@/application/dashboard/schema';
import { paths } from '@/presentation/paths';
import { ChoiceLinks } from '../shell/choice-links';

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
      <ChoiceLinks
        label={t('ranges.label')}
        choices={RANGES.map((each) => ({
          key: each,
          href: hrefOf(each, currency, currencies),
          isCurrent: each === range,
          name: t(`ranges.${each}`),
        }))}
        staysInPlace
      />
      {currencies.length > 1 ? (
        <ChoiceLinks
          label={t('currencies')}
          choices={currencies.map((each) => ({
            key: each,
            href: hrefOf(range, each, currencies),
            isCurrent: each === currency,
            name: each,
          }))}
          staysInPlace
        />
      ) : null}
    </div>
  );
}
