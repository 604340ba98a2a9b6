import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { EventSales } from '@/application/dashboard/schema';
import { formatMoney } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { RankChart } from './chart';
import { Panel, TableBehind, type TableRows } from './panel';

/** What each event brought in, and each of its ticket types. Where all is free, how many tickets. */
export function EventPanel({ events, currency }: { events: EventSales[]; currency: string | null }) {
  const t = useTranslations('adminDashboard.events');
  const format = useFormatter();
  const locale = useLocale();
  if (events.length === 0 || currency === null) {
    return (
      <Panel id="by-event" title={t('title')}>
        <p className="text-ink-soft">{t('nothing')}</p>
      </Panel>
    );
  }
  const isFree = events.every(({ revenue }) => revenue === 0);
  const rowOf = (tickets: number, revenue: number) => [
    format.number(tickets),
    formatMoney(revenue, currency, locale, { short: true }),
  ];
  const rows: TableRows = events.flatMap(({ id, name, tickets, revenue, types }) => [
    {
      key: id,
      cells: [
        <Link
          key={id}
          href={paths.eventNumbers(id)}
          prefetch={false}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {name}
        </Link>,
        ...rowOf(tickets, revenue),
      ],
    },
    // One type alone is the event itself.
    ...(types.length > 1
      ? types.map((type, index) => ({
          key: `${id} ${index}`,
          cells: [
            <span key={id} className="pl-4 text-ink-soft">
              {type.name}
            </span>,
            ...rowOf(type.tickets, type.revenue),
          ],
        }))
      : []),
  ]);
  return (
    <Panel id="by-event" title={t('title')} note={t('note')}>
      <RankChart
        unit={isFree ? { kind: 'count' } : { kind: 'money', currency }}
        rows={events.map(({ id, name, tickets, revenue }) => ({ id, label: name, value: isFree ? tickets : revenue }))}
      />
      <TableBehind label={t('title')} head={[t('event'), t('tickets'), t('revenue')]} rows={rows} />
    </Panel>
  );
}
