import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Dashboard, SalesStep } from '@/application/dashboard/schema';
import { TimeChart } from './chart';
import { type ChartUnit, chartValue } from './chart-value';
import { Panel, TableBehind } from './panel';

const STEP_DATES = {
  hour: { hour: 'numeric', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: 'numeric' },
} as const;

type Of = { now: 'tickets'; before: 'ticketsBefore' } | { now: 'revenue'; before: 'revenueBefore' };

/** Sales over time, beside those of the time before. */
export function SalesPanels({ figures: { steps, step, currency } }: { figures: Dashboard }) {
  const t = useTranslations('adminDashboard.sales');
  const format = useFormatter();
  const labelOf = ({ at }: SalesStep) => format.dateTime(new Date(at), STEP_DATES[step]);
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-2">
      <SalesPanel
        id="tickets-over-time"
        title={t('tickets')}
        steps={steps}
        labelOf={labelOf}
        of={{ now: 'tickets', before: 'ticketsBefore' }}
        unit={{ kind: 'count' }}
      />
      {currency ? (
        <SalesPanel
          id="revenue-over-time"
          title={t('revenue', { currency })}
          steps={steps}
          labelOf={labelOf}
          of={{ now: 'revenue', before: 'revenueBefore' }}
          unit={{ kind: 'money', currency }}
        />
      ) : null}
    </div>
  );
}

type SalesPanelProps = {
  id: string;
  title: string;
  steps: SalesStep[];
  labelOf: (step: SalesStep) => string;
  of: Of;
  unit: ChartUnit;
};

function SalesPanel({ id, title, steps, labelOf, of, unit }: SalesPanelProps) {
  const t = useTranslations('adminDashboard.sales');
  const locale = useLocale();
  const write = (value: number) => chartValue(value, unit, locale);
  const isEmpty = steps.every((step) => step[of.now] === 0 && step[of.before] === 0);
  if (isEmpty) {
    return (
      <Panel id={id} title={title}>
        <p className="text-ink-soft">{t('nothing')}</p>
      </Panel>
    );
  }
  return (
    <Panel id={id} title={title}>
      <TimeChart
        form="line"
        unit={unit}
        names={{ now: t('now'), before: t('before') }}
        points={steps.map((step) => ({ label: labelOf(step), now: step[of.now], before: step[of.before] }))}
      />
      <p aria-hidden="true" className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <Key className="stroke-coral-strong">{t('now')}</Key>
        <Key className="stroke-ink-soft" isDashed>
          {t('before')}
        </Key>
      </p>
      <TableBehind
        label={title}
        head={[t('when'), t('now'), t('before')]}
        rows={steps.map((step) => ({
          key: step.at,
          cells: [labelOf(step), write(step[of.now]), write(step[of.before])],
        }))}
      />
    </Panel>
  );
}

function Key({ className, isDashed, children }: { className: string; isDashed?: boolean; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg viewBox="0 0 20 4" className={`h-1 w-5 ${className}`} aria-hidden="true">
        <line x1="0" y1="2" x2="20" y2="2" strokeWidth="3" strokeDasharray={isDashed ? '4 4' : undefined} />
      </svg>
      {children}
    </span>
  );
}
