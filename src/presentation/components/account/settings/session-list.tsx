'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { toast } from 'sonner';
import { endOtherSessions, endSession } from '@/presentation/actions/settings';
import { Button } from '../../ui/button';
import { useActionForm } from '../../use-action-form';
import { FormAlert } from './form-alert';
import { SessionRow } from './session-row';
import type { ShownSession } from './shown-session';

/** `now` is the server's clock, so that both sides write the same "5 minutes ago". */
export function SessionList({ sessions, now }: { sessions: ShownSession[]; now: string }) {
  const t = useTranslations('settings.sessions');
  const list = useRef<HTMLUListElement>(null);
  const told = (words: string) => {
    toast.success(words);
    // The button that had the focus is gone.
    list.current?.focus();
  };
  const one = useActionForm({ action: endSession, initial: { id: '' }, onDone: () => told(t('ended')) });
  const others = useActionForm({ action: endOtherSessions, initial: {}, onDone: () => told(t('endedOthers')) });
  const isGone = one.error?.code === 'RESOURCE_NOT_FOUND';
  return (
    <div className="grid gap-4">
      <FormAlert error={isGone ? null : (one.error ?? others.error)} />
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {isGone ? t('gone') : null}
      </p>
      <ul ref={list} tabIndex={-1} className="grid divide-y divide-line outline-none">
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            now={now}
            end={one.submit}
            onEnd={() => one.setTyped({ id: session.id })}
            isEnding={one.isPending && one.typed.id === session.id}
          />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form ref={others.form} action={others.submit}>
          <Button type="submit" variant="outline" pending={others.isPending}>
            {others.isPending ? t('endingOthers') : t('endOthers')}
          </Button>
        </form>
      ) : (
        <p className="text-ink-soft">{t('only')}</p>
      )}
    </div>
  );
}
