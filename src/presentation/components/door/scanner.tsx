import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Alert } from '../ui/alert';
import { CameraView } from './camera/camera-view';
import { CodeField } from './code-field';
import { Conflicts } from './conflicts';
import { Counts } from './counts';
import { DoorHeader } from './door-header';
import { DoorTools } from './door-tools';
import { ResultPanel, signalOf } from './result-panel';
import { ScanLog } from './scan-log';
import { isMuted, mute, noteDoorData } from './session/door-settings';
import type { DoorStore } from './session/door-store';
import type { Outcome } from './session/outcome';
import { isWaiting } from './session/scan';
import { useDoor } from './session/use-door';
import { signal, wakeSound } from './signals';
import { Standing } from './standing';
import { useKeyboardWedge } from './use-keyboard-wedge';
import { useWakeLock } from './use-wake-lock';

type ScannerProps = { store: DoorStore; eventId: string; opensOffline: boolean; onLeave: () => void };

export function Scanner({ store, eventId, opensOffline, onLeave }: ScannerProps) {
  const t = useTranslations('door');
  const { state, session } = useDoor(store, eventId);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isChecking, setChecking] = useState(false);
  const [isSilent, setSilent] = useState(isMuted);
  const { list } = state;

  const latest = useRef(0);
  const scan = async (text: string) => {
    latest.current += 1;
    const mine = latest.current;
    wakeSound();
    setChecking(true);
    const result = await session.scan(text).catch(() => null);
    if (result) signal(signalOf(result), { isLoud: !isSilent });
    // Of two scans that are under way the later one stays on the screen.
    if (mine !== latest.current) return;
    setChecking(false);
    setOutcome(result);
  };
  useKeyboardWedge((text) => void scan(text));
  useWakeLock(list !== null);
  useEffect(() => {
    if (!list) return;
    noteDoorData(true);
    void navigator.storage?.persist?.().catch(() => undefined);
  }, [list]);
  useUnsavedWarning(state.isFull && state.scans.some(isWaiting));

  const toggleSound = () => {
    mute(!isSilent);
    setSilent(!isSilent);
    wakeSound();
  };
  return (
    <>
      <DoorHeader title={list?.event.name ?? t('title')} onBack={onLeave}>
        <DoorTools isSilent={isSilent} onToggleSound={toggleSound} store={store} state={state} onLeave={onLeave} />
      </DoorHeader>
      <div className="mx-auto grid w-full max-w-2xl gap-4 px-4 py-4">
        <Standing state={state} opensOffline={opensOffline} onRetry={() => void session.sync()} />
        {list ? (
          <>
            <Conflicts state={state} onSeen={(seen) => void session.seen(seen)} />
            <CameraView onCode={(text) => void scan(text)} />
            <CodeField list={list} onCode={(text) => void scan(text)} />
            <Counts list={list} scans={state.scans} />
            <ScanLog state={state} list={list} onUndone={(ticketId) => void session.undone(ticketId)} />
          </>
        ) : (
          <NoList state={state} />
        )}
      </div>
      <ResultPanel
        outcome={outcome}
        isChecking={isChecking}
        onClose={() => setOutcome(null)}
        timeZone={list?.event.timeZone}
      />
    </>
  );
}

function NoList({ state }: { state: ReturnType<typeof useDoor>['state'] }) {
  const t = useTranslations('door');
  if (state.problem === 'gone') return <Alert tone="danger" title={t('gone')} />;
  if (state.isLoading) return <p className="py-16 text-center text-ink-soft">{t('loadingList')}</p>;
  return (
    <Alert tone="warn" title={t('noList')}>
      {t('noListText')}
    </Alert>
  );
}

/** A browser asks before it closes what is nowhere else. */
function useUnsavedWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isUnsaved]);
}
