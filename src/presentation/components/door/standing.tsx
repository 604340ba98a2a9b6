import { Cloud, CloudOff, CloudUpload } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Alert } from '../ui/alert';
import { Button } from '../ui/button';
import { cn } from '../ui/class-names';
import { SignIn } from './event-picker';
import type { DoorState } from './session/door-session';
import { isWaiting } from './session/scan';

/** A clock that differs by less changes nothing that anybody reads. */
const CLOCK_MATTERS_MS = 60_000;

type StandingProps = { state: DoorState; opensOffline: boolean; onRetry: () => void };

/** Where this scanner stands: whether it is heard, what waits, and whatever somebody has to do about it. */
export function Standing({ state, opensOffline, onRetry }: StandingProps) {
  const t = useTranslations('door.standing');
  const format = useFormatter();
  const { link, list, isFull, clockBehindMs, problem } = state;
  const waiting = state.scans.filter(isWaiting).length;
  const isOnline = link === 'online';
  const Icon = waiting > 0 ? CloudUpload : isOnline ? Cloud : CloudOff;
  return (
    <section aria-label={t('label')} className="grid gap-2">
      <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <p role="status" data-link={link} data-waiting={waiting} className="flex items-center gap-2 font-semibold">
          <Icon className={cn('size-5 shrink-0', isOnline ? 'text-ok' : 'text-warn')} aria-hidden="true" />
          {t(isOnline ? 'online' : 'offline')}
          {waiting > 0 ? ` · ${t('waiting', { count: waiting })}` : ''}
        </p>
        {isOnline ? null : (
          <Button size="sm" variant="outline" onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        {list ? (
          <p className="text-ink-soft">
            {t('listOf', {
              count: list.tickets.filter(({ status }) => status !== 'CANCELLED').length,
              time: format.dateTime(new Date(list.readAt), { timeStyle: 'short', timeZone: list.event.timeZone }),
            })}
          </p>
        ) : null}
      </div>
      {list && opensOffline ? (
        <p className="text-ok text-sm" data-testid="opens-offline">
          {t('opensOffline')}
        </p>
      ) : null}
      {list && !opensOffline ? <Alert tone="warn">{t('notKept')}</Alert> : null}
      {link === 'signed-out' ? <SignIn /> : null}
      {link === 'signed-out' && waiting > 0 ? (
        <Alert tone="warn">{t('waitsForSignIn', { count: waiting })}</Alert>
      ) : null}
      {link === 'forbidden' ? <Alert tone="danger">{t('forbidden')}</Alert> : null}
      {problem === 'unsigned' ? <Alert tone="danger">{t('unsigned')}</Alert> : null}
      {list && problem === 'gone' ? <Alert tone="danger">{t('gone')}</Alert> : null}
      {list?.event.status === 'CANCELLED' ? <Alert tone="danger">{t('cancelled')}</Alert> : null}
      {isFull ? (
        <Alert tone="danger" title={t('full')}>
          {t('fullText')}
        </Alert>
      ) : null}
      {Math.abs(clockBehindMs) > CLOCK_MATTERS_MS ? (
        <Alert tone="warn">{t('clock', { minutes: Math.round(Math.abs(clockBehindMs) / 60_000) })}</Alert>
      ) : null}
    </section>
  );
}
