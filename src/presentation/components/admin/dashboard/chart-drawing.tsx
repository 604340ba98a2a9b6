'use client';

import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { axisValue, type ChartUnit, chartValue } from './chart-value';

/** What `recharts` draws: a file of its own, so that no page waits for it. */

const SOFT = 'var(--ink-soft)';
const TICK = { fill: SOFT, fontSize: 12 };
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

export type TimePoint = { label: string; now: number; before?: number };

type TimeChartProps = {
  points: TimePoint[];
  unit: ChartUnit;
  /** What the two lines are called. */
  names: { now: string; before: string };
  /** A line over a time that goes on, or a bar for each step. */
  form: 'line' | 'bars';
};

export function TimeChart({ points, unit, names, form }: TimeChartProps) {
  const locale = useLocale();
  const hasBefore = points.some(({ before }) => before !== undefined);
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={TICK} tickLine={false} axisLine={false} minTickGap={24} />
        <YAxis
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={64}
          allowDecimals={unit.kind === 'money'}
          tickFormatter={(value: number) => axisValue(value, unit, locale)}
        />
        <Tooltip
          cursor={{ stroke: SOFT, fill: 'var(--accent)' }}
          isAnimationActive={false}
          content={({ active, payload, label }) => (
            <Hint isShown={active === true} title={String(label ?? '')}>
              {payload?.map(({ dataKey, value }) => (
                <p key={String(dataKey)} className="flex justify-between gap-4">
                  <span className="text-ink-soft">{dataKey === 'now' ? names.now : names.before}</span>
                  <span className="font-semibold tabular-nums">{chartValue(Number(value), unit, locale)}</span>
                </p>
              ))}
            </Hint>
          )}
        />
        {form === 'bars' ? (
          <Bar dataKey="now" fill="var(--coral)" isAnimationActive={false} />
        ) : (
          <Area
            dataKey="now"
            type="linear"
            stroke="var(--coral-strong)"
            strokeWidth={2.5}
            fill="var(--coral)"
            fillOpacity={0.16}
            isAnimationActive={false}
          />
        )}
        {hasBefore ? (
          <Line
            dataKey="before"
            type="linear"
            stroke={SOFT}
            strokeWidth={1.5}
            strokeDasharray="4 4"
            dot={false}
            isAnimationActive={false}
          />
        ) : null}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

export type Ranked = { id: string; label: string; value: number };

const LONGEST_LABEL = 22;
const short = (label: string) => {
  const letters = [...label];
  return letters.length > LONGEST_LABEL ? `${letters.slice(0, LONGEST_LABEL - 1).join('')}…` : label;
};

export function RankChart({ rows, unit }: { rows: Ranked[]; unit: ChartUnit }) {
  const locale = useLocale();
  const labels = new Map(rows.map(({ id, label }) => [id, label]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={rows} layout="vertical" margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid horizontal={false} stroke="var(--line)" />
        <XAxis
          type="number"
          tick={TICK}
          tickLine={false}
          axisLine={false}
          allowDecimals={unit.kind === 'money'}
          tickFormatter={(value: number) => axisValue(value, unit, locale)}
        />
        <YAxis
          type="category"
          dataKey="id"
          tick={TICK}
          tickLine={false}
          axisLine={false}
          width={148}
          interval={0}
          tickFormatter={(id: string) => short(labels.get(id) ?? '')}
        />
        <Tooltip
          cursor={{ fill: 'var(--accent)' }}
          isAnimationActive={false}
          content={({ active, payload, label }) => (
            <Hint isShown={active === true} title={labels.get(String(label)) ?? ''}>
              {payload?.map(({ dataKey, value }) => (
                <p key={String(dataKey)} className="font-semibold tabular-nums">
                  {chartValue(Number(value), unit, locale)}
                </p>
              ))}
            </Hint>
          )}
        />
        <Bar dataKey="value" fill="var(--coral)" maxBarSize={24} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function Hint({ isShown, title, children }: { isShown: boolean; title: string; children: ReactNode }) {
  if (!isShown) return null;
  return (
    <div className="grid max-w-72 gap-1 rounded-lg border border-line bg-card px-3 py-2 text-ink text-sm shadow-md">
      <p className="break-words font-semibold">{title}</p>
      {children}
    </div>
  );
}
