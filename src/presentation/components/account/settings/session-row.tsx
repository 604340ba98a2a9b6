'use client';

import { CircleHelp, type LucideIcon, Monitor, Smartphone, SquareTerminal, Tablet } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import type { Device, ShownSession } from './shown-session';

const FORM_ICONS = { computer: Monitor, phone: Smartphone, tablet: Tablet } as const;

function iconOf(device: Device): LucideIcon {
  if (device.kind === 'browser') return FORM_ICONS[device.form];
  return device.kind === 'program' ? SquareTerminal : CircleHelp;
}

/** A session in use is marked as seen once a minute at most. */
const NOW_MS = 2 * 60_000;

type SessionRowProps = {
  session: ShownSession;
  now: string;
  end: (form: FormData) => void;
  onEnd: () => void;
  isEnding: boolean;
};

export function SessionRow({ session, now, end, onEnd, isEnding }: SessionRowProps) {
  const t = useTranslations('settings.sessions');
  const format = useFormatter();
  const device = useDeviceWords()(session.device);
  const Icon = iconOf(session.device);
  const lastSeenAt = new Date(session.lastSeenAt);
  const isInUse = session.isCurrent || Date.parse(now) - lastSeenAt.getTime() < NOW_MS;
  const seen = isInUse ? t('now') : t('seen', { when: format.relativeTime(lastSeenAt, new Date(now)) });
  const facts = [
    seen,
    t('opened', { date: format.dateTime(new Date(session.createdAt), { dateStyle: 'medium' }) }),
    ...(session.address ? [t('address', { address: session.address })] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 py-4 first:pt-0 last:pb-0">
      <Icon className="size-6 shrink-0 self-start text-ink-soft sm:self-center" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold">
          <span className="break-words">{device}</span>
          {session.isCurrent ? <Badge tone="ok">{t('here')}</Badge> : null}
        </p>
        <p className="break-words text-ink-soft text-sm">{facts.join(' · ')}</p>
      </div>
      {session.isCurrent ? null : (
        <form action={end} onSubmit={onEnd}>
          <input type="hidden" name="id" value={session.id} />
          <Button
            type="submit"
            variant="outline"
            size="sm"
            pending={isEnding}
            aria-label={isEnding ? undefined : t('endOf', { device, seen })}
          >
            {isEnding ? t('ending') : t('end')}
          </Button>
        </form>
      )}
    </li>
  );
}

export function useDeviceWords(): (device: Device) => string {
  const t = useTranslations('settings.sessions');
  return (device) => {
    switch (device.kind) {
      case 'browser':
        return device.system ? t('on', { browser: device.browser, system: device.system }) : device.browser;
      case 'program':
        return t('program', { name: device.name });
      case 'unknown':
        return t('unknown');
      default:
        return device satisfies never;
    }
  };
}
