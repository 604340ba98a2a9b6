'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { DatePreview } from '@/application/series/schema';
import { useErrorWords } from '../../field-errors';
import { Alert } from '../../ui/alert';
import { Button } from '../../ui/button';
import { Dialog, DialogContent, DialogFooter } from '../../ui/dialog';
import { dateWords } from './date-words';
import type { AskedPreview } from './use-series-scope';

/** How many dates change, which were sold, and which stay as they are and why; nothing is saved before a word. */
export function PreviewDialog({ preview: { dates, isAgain, answer } }: { preview: AskedPreview }) {
  const t = useTranslations('adminSeries.preview');
  const changing = dates.filter(({ kind }) => kind === 'changes');
  const refused = dates.filter((date) => date.kind === 'refused');
  const sold = changing.filter(({ ticketsSold }) => ticketsSold > 0).length;
  const keeping = dates.filter(({ keepsTime }) => keepsTime).length;
  const same = dates.filter(({ kind }) => kind === 'same').length;
  return (
    <Dialog open onOpenChange={(open) => !open && answer(null)}>
      <DialogContent title={t('title', { count: changing.length })} description={t('text')} className="max-w-2xl">
        {isAgain ? <Alert tone="warn">{t('again')}</Alert> : null}
        {sold > 0 ? <Alert tone="warn">{t('sold', { count: sold })}</Alert> : null}
        {keeping > 0 ? <p className="text-sm">{t('keepsTime', { count: keeping })}</p> : null}
        {same > 0 ? <p className="text-ink-soft text-sm">{t('same', { count: same })}</p> : null}
        {refused.length > 0 ? <Refused dates={refused} /> : null}
        {changing.length > 0 ? <Changing dates={changing} /> : null}
        <DialogFooter>
          <Button variant="outline" onClick={() => answer(null)}>
            {t('close')}
          </Button>
          <Button variant="accent" onClick={() => answer(changing.map(({ id, version }) => ({ id, version })))}>
            {t('confirm', { count: changing.length === 0 ? 0 : changing.length + 1 })}
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Folded, so that the way on stays in sight where there are hundreds. */
function Listed({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="rounded-lg border border-line text-sm">
      <summary className="cursor-pointer px-3 py-2.5 font-semibold">{label}</summary>
      <ul className="divide-y divide-line border-line border-t">{children}</ul>
    </details>
  );
}

function Changing({ dates }: { dates: DatePreview[] }) {
  const t = useTranslations('adminSeries.preview');
  const locale = useLocale();
  return (
    <Listed label={t('list')}>
      {dates.map(({ id, startsAt, timeZone, ticketsSold }) => (
        <li key={id} className="flex flex-wrap justify-between gap-x-4 px-3 py-2">
          <span>{dateWords(startsAt, timeZone, locale)}</span>
          <span className={ticketsSold > 0 ? 'font-semibold' : 'text-ink-soft'}>
            {t('soldTickets', { count: ticketsSold })}
          </span>
        </li>
      ))}
    </Listed>
  );
}

function Refused({ dates }: { dates: (DatePreview & { kind: 'refused' })[] }) {
  const t = useTranslations('adminSeries.preview');
  const words = useErrorWords();
  const locale = useLocale();
  const why = ({ field, code, params }: DatePreview & { kind: 'refused' }) => {
    if (code === 'EVENT_HAS_TICKETS' || code === 'CONFLICT') return t(`reasons.${code}`);
    return words({ field, code, message: code, params });
  };
  return (
    <Listed label={t('refused', { count: dates.length })}>
      {dates.map((date) => (
        <li key={date.id} className="px-3 py-2">
          {dateWords(date.startsAt, date.timeZone, locale)}: {why(date)}
        </li>
      ))}
    </Listed>
  );
}
