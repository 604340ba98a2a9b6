import { useFormatter, useTranslations } from 'next-intl';
import type { Dashboard } from '@/application/dashboard/schema';
import { AdminPage } from '../shell/admin-page';
import { Attention } from './attention';
import { DoorPanel } from './door-panel';
import { EventPanel } from './event-panel';
import { LiveFigures } from './live-figures';
import { RangeLinks } from './range-links';
import { SalesPanels } from './sales-panels';
import { SourcePanel } from './source-panel';
import { Tiles } from './tiles';
import { Upcoming } from './upcoming';

type DashboardViewProps = {
  figures: Dashboard;
  /** Whether something is warned of above already. */
  isWarned: boolean;
};

export function DashboardView({ figures, isWarned }: DashboardViewProps) {
  const t = useTranslations('adminDashboard');
  const format = useFormatter();
  const at = format.dateTime(new Date(figures.at), { hour: 'numeric', minute: '2-digit', second: '2-digit' });
  return (
    <AdminPage
      title={t('title')}
      action={<LiveFigures words={{ live: t('live', { at }), cutOff: t('cutOff', { at }) }} />}
    >
      <Attention attention={figures.attention} isWarned={isWarned} />
      <RangeLinks range={figures.range} currency={figures.currency} currencies={figures.currencies} />
      <Tiles figures={figures} />
      <SalesPanels figures={figures} />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <EventPanel events={figures.events} currency={figures.currency} />
        <SourcePanel sources={figures.sources} currency={figures.currency} />
        <DoorPanel door={figures.door} />
        <Upcoming events={figures.upcoming} />
      </div>
    </AdminPage>
  );
}
