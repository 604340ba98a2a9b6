import { useFormatter, useTranslations } from 'next-intl';
import type { Dashboard } from '@/application/dashboard/schema';
import { AdminNav } from '../admin-nav';
import { Attention } from './attention';
import { DoorPanel } from './door-panel';
import { EventPanel } from './event-panel';
import { LiveFigures } from './live-figures';
import { RangeLinks } from './range-links';
import { SalesPanels } from './sales-panels';
import { SourcePanel } from './source-panel';
import { Tiles } from './tiles';
import { Upcoming } from './upcoming';

export function DashboardView({ figures }: { figures: Dashboard }) {
  const t = useTranslations('adminDashboard');
  const format = useFormatter();
  const at = format.dateTime(new Date(figures.at), { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  return (
    <div className="grid grid-cols-1 gap-6">
      <AdminNav current="overview" />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h1 className="font-extrabold text-3xl sm:text-4xl">{t('title')}</h1>
        <LiveFigures words={{ live: t('live', { at }), cutOff: t('cutOff', { at }) }} />
      </div>
      <Attention attention={figures.attention} />
      <RangeLinks range={figures.range} currency={figures.currency} currencies={figures.currencies} />
      <Tiles figures={figures} />
      <SalesPanels figures={figures} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <EventPanel events={figures.events} currency={figures.currency} />
        <SourcePanel sources={figures.sources} currency={figures.currency} />
        <DoorPanel door={figures.door} />
        <Upcoming events={figures.upcoming} />
      </div>
    </div>
  );
}
