import { useFormatter, useTranslations } from 'next-intl';
import type { DoorList } from './session/door-list';
import { isWaiting, type Scan } from './session/scan';

type CountsProps = { list: DoorList; scans: readonly Scan[] };
type Count = { id: string; name: string; total: number; inside: number };

/** By type, as far as this device knows: the list, and whom it let in since. */
function countsOf({ types, tickets }: DoorList, scans: readonly Scan[]): Count[] {
  const here = new Set(
    scans.filter((scan) => isWaiting(scan) || scan.state.kind === 'in').map(({ ticketId }) => ticketId),
  );
  const counts = new Map(types.map(({ id, name }): [string, Count] => [id, { id, name, total: 0, inside: 0 }]));
  for (const { id, type, status } of tickets) {
    const count = counts.get(type);
    if (!count || status === 'CANCELLED') continue;
    count.total += 1;
    if (status === 'USED' || here.has(id)) count.inside += 1;
  }
  return [...counts.values()];
}

export function Counts({ list, scans }: CountsProps) {
  const t = useTranslations('door.counts');
  const format = useFormatter();
  const counts = countsOf(list, scans);
  const sum = (of: 'total' | 'inside') => counts.reduce((all, count) => all + count[of], 0);
  const [inside, total] = [sum('inside'), sum('total')];
  return (
    <section aria-label={t('label')} className="rounded-ticket border border-line bg-card p-4">
      <p className="flex items-baseline justify-between gap-3">
        <span className="font-semibold">{t('inside')}</span>
        <span className="font-extrabold font-display text-2xl tabular-nums" data-testid="inside">
          {t('of', { inside: format.number(inside), total: format.number(total) })}
        </span>
      </p>
      <progress
        className="mt-2 h-2 w-full accent-ok"
        value={inside}
        max={Math.max(total, 1)}
        aria-label={t('inside')}
      />
      {counts.length > 1 ? (
        <ul className="mt-3 grid gap-1 text-sm">
          {counts.map((count) => (
            <li key={count.id} className="flex justify-between gap-3">
              <span className="min-w-0 break-words">{count.name}</span>
              <span className="shrink-0 tabular-nums">
                {t('of', { inside: format.number(count.inside), total: format.number(count.total) })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
