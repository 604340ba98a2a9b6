import { formatMoney } from '@/domain/format';

/** What the numbers of a chart are: how many, or how much in major units of a currency. */
export type ChartUnit = { kind: 'count' } | { kind: 'money'; currency: string };

export const chartValue = (value: number, unit: ChartUnit, locale: string): string =>
  unit.kind === 'money'
    ? formatMoney(value, unit.currency, locale, { short: true })
    : new Intl.NumberFormat(locale).format(value);

/** As short as an axis needs it: `R$1.2K`. */
export const axisValue = (value: number, unit: ChartUnit, locale: string): string =>
  new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
    ...(unit.kind === 'money' ? { style: 'currency', currency: unit.currency } : {}),
  }).format(value);
