'use client';

import { KeyRound } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { PasskeyDto } from '@/application/passkeys/schema';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';

type PasskeyRowProps = { passkey: PasskeyDto; onRename: () => void; onRemove: () => void };

export function PasskeyRow({ passkey, onRename, onRemove }: PasskeyRowProps) {
  const t = useTranslations('passkeys');
  const format = useFormatter();
  const on = (date: string) => format.dateTime(new Date(date), { dateStyle: 'medium' });
  const { name, createdAt, lastUsedAt, isBackedUp } = passkey;
  const facts = [t('made', { date: on(createdAt) }), lastUsedAt ? t('used', { date: on(lastUsedAt) }) : t('neverUsed')];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4">
      <KeyRound className="size-6 shrink-0 self-start text-ink-soft sm:self-center" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
          <span className="break-words">{name}</span>
          {isBackedUp ? <Badge>{t('synced')}</Badge> : null}
        </p>
        <p className="text-ink-soft text-sm">{facts.join(' · ')}</p>
      </div>
      <div className="flex gap-2">
        <Button variant="outline" size="sm" onClick={onRename} aria-label={t('rename.of', { name })}>
          {t('rename.action')}
        </Button>
        <Button variant="danger" size="sm" onClick={onRemove} aria-label={t('remove.of', { name })}>
          {t('remove.action')}
        </Button>
      </div>
    </li>
  );
}
