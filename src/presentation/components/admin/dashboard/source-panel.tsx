import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { SourceSales } from '@/application/dashboard/schema';
import { formatMoney } from '@/domain/format';
import { RankChart } from './chart';
import { Panel, TableBehind } from './panel';

/** By which links buyers came: `utm_source`. */
export function SourcePanel({ sources, currency }: { sources: SourceSales[]; currency: string | null }) {
  const t = useTranslations('adminDashboard.sources');
  const format = useFormatter();
  const locale = useLocale();
  const nameOf = ({ source, isRest }: SourceSales) => source ?? (isRest ? t('rest') : t('none'));
  if (sources.length === 0) {
    return (
      <Panel id="by-source" title={t('title')} note={t('note')}>
        <p className="text-ink-soft">{t('nothing')}</p>
      </Panel>
    );
  }
  return (
    <Panel id="by-source" title={t('title')} note={t('note')}>
      <RankChart
        unit={{ kind: 'count' }}
        rows={sources.map((each) => ({ id: nameOf(each), label: nameOf(each), value: each.orders }))}
      />
      <TableBehind
        label={t('title')}
        head={[t('source'), t('orders'), ...(currency ? [t('revenue')] : [])]}
        rows={sources.map((each) => ({
          key: nameOf(each),
          cells: [
            nameOf(each),
            format.number(each.orders),
            ...(currency ? [formatMoney(each.revenue, currency, locale, { short: true })] : []),
          ],
        }))}
      />
    </Panel>
  );
}
