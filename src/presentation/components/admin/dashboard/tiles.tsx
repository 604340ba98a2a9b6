import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import type { Dashboard } from '@/application/dashboard/schema';
import { formatMoney } from '@/domain/format';
import { cn } from '../../ui/class-names';

/** The figures at a glance, each beside what it was in the time before. */
export function Tiles({ figures: { now, before, seats, currency } }: { figures: Dashboard }) {
  const t = useTranslations('adminDashboard.tiles');
  const format = useFormatter();
  const locale = useLocale();
  const count = (value: number) => format.number(value);
  const money = (value: number) => (currency ? formatMoney(value, currency, locale, { short: true }) : count(value));
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-5">
      <Tile label={t('tickets')} now={now.tickets} before={before.tickets} write={count} />
      <Tile label={t('revenue')} now={now.revenue} before={before.revenue} write={money} />
      <Tile label={t('orders')} now={now.orders} before={before.orders} write={count} />
      <Tile label={t('checkIns')} now={now.checkIns} before={before.checkIns} write={count} />
      <div className={TILE}>
        <dt className="text-ink-soft text-sm">{t('seats')}</dt>
        <dd className="grid gap-1">
          <span className="figures font-extrabold text-2xl sm:text-3xl">
            {format.number(seats.capacity === 0 ? 0 : seats.sold / seats.capacity, {
              style: 'percent',
              maximumFractionDigits: 1,
            })}
          </span>
          <span className="text-ink-soft text-sm">
            {t('seatsOf', { sold: seats.sold, capacity: seats.capacity, events: seats.events })}
          </span>
        </dd>
      </div>
    </dl>
  );
}

const TILE =
  'grid min-w-0 content-start gap-1 rounded-ticket border border-line bg-card px-4 py-3 last:col-span-2 lg:last:col-span-1';

/** Half a phone's width holds seven digits and their currency in small letters. */
const sizeOf = (figure: string) => (figure.length > 9 ? 'text-lg sm:text-2xl' : 'text-2xl sm:text-3xl');

type TileProps = { label: string; now: number; before: number; write: (value: number) => string };

function Tile({ label, now, before, write }: TileProps) {
  const t = useTranslations('adminDashboard.tiles');
  const Arrow = now > before ? ArrowUp : now < before ? ArrowDown : ArrowRight;
  return (
    <div className={TILE}>
      <dt className="text-ink-soft text-sm">{label}</dt>
      <dd className="grid gap-1">
        <span className={cn('figures font-extrabold', sizeOf(write(now)))}>{write(now)}</span>
        <span className="flex items-center gap-1 text-ink-soft text-sm">
          <Arrow className="size-4 shrink-0" aria-hidden="true" />
          {t('before', { value: write(before) })}
        </span>
      </dd>
    </div>
  );
}
