'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatLocalTime } from '@/domain/format';
import { Link } from '@/presentation/i18n/navigation';
import { paths } from '@/presentation/paths';
import { Button } from '../ui/button';
import type { BoxState } from './type-state';

/** Beside the event's name already. */
const STATED_ABOVE: ReadonlySet<string> = new Set(['cancelled', 'past']);

/** Why nothing can be bought here now, and where to go instead. */
export function ClosedSale({ state }: { state: Exclude<BoxState, { kind: 'onSale' }> }) {
  const t = useTranslations('buy');
  const locale = useLocale();
  const date = state.kind === 'soon' ? formatLocalTime(state.opensAt, locale) : '';
  return (
    <div className="grid gap-3">
      {STATED_ABOVE.has(state.kind) ? null : (
        <p className="font-bold font-display text-2xl">{t(`${state.kind}Title`)}</p>
      )}
      <p className="text-ink-soft">{t(`${state.kind}Body`, { date })}</p>
      <Button asChild variant="outline">
        <Link href={paths.events}>{t('seeOthers')}</Link>
      </Button>
    </div>
  );
}
