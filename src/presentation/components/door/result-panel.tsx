import { Check, CloudOff, LoaderCircle, TriangleAlert, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { cn } from '../ui/class-names';
import type { Outcome } from './session/outcome';
import type { Signal } from './signals';

/** Long enough to read a name; whoever was let in walks on. What went wrong stays until it is read. */
const GOOD_MS = 2_500;

export function signalOf({ kind, isNewer }: Pick<Outcome, 'kind' | 'isNewer'>): Signal {
  if (kind === 'in') return isNewer ? 'mind' : 'good';
  return 'bad';
}

const LOOKS: Record<Signal, { icon: typeof Check; classes: string }> = {
  good: { icon: Check, classes: 'bg-ok text-paper' },
  mind: { icon: Check, classes: 'bg-warn text-paper' },
  bad: { icon: X, classes: 'bg-danger text-paper' },
};

type ResultPanelProps = { outcome: Outcome | null; isChecking: boolean; onClose: () => void; timeZone?: string };

/** What became of the scan, readable at arm's length. The next scan takes its place; a touch or Escape closes it. */
export function ResultPanel({ outcome, isChecking, onClose, timeZone }: ResultPanelProps) {
  const t = useTranslations('door.result');
  const close = useEffectEvent(onClose);
  const look = outcome && signalOf(outcome);
  useEffect(() => {
    if (!outcome) return;
    const timer = look === 'bad' ? undefined : setTimeout(close, GOOD_MS);
    const press = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press);
    };
  }, [outcome, look]);
  return (
    // Always there, so that what comes into it is read aloud.
    <div aria-live="assertive" aria-atomic="true">
      {isChecking ? (
        <p className="fixed inset-x-0 bottom-6 z-50 mx-auto flex w-fit items-center gap-2 rounded-lg bg-ink px-4 py-3 font-semibold text-paper">
          <LoaderCircle className="size-5 animate-spin motion-reduce:animate-none" aria-hidden="true" />
          {t('checking')}
        </p>
      ) : null}
      {outcome && look && !isChecking ? (
        <button
          type="button"
          onClick={onClose}
          data-result={outcome.kind}
          className={cn(
            'fixed inset-0 z-40 flex flex-col items-center justify-center gap-4 overflow-y-auto p-6 text-center',
            LOOKS[look].classes,
          )}
        >
          <Result outcome={outcome} look={look} timeZone={timeZone} />
        </button>
      ) : null}
    </div>
  );
}

function Result({ outcome, look, timeZone }: { outcome: Outcome; look: Signal; timeZone?: string }) {
  const t = useTranslations('door.result');
  const { icon: Icon } = LOOKS[look];
  const { kind, name, ticketType, isWaiting, isNewer } = outcome;
  return (
    <>
      <Icon className="size-28 shrink-0" strokeWidth={3} aria-hidden="true" />
      <span className="font-extrabold font-display text-4xl sm:text-6xl">{t(`${kind}.title`)}</span>
      {name ? <span className="max-w-full break-words font-bold text-3xl">{name}</span> : null}
      {ticketType ? <span className="max-w-full break-words text-2xl">{ticketType}</span> : null}
      <Why outcome={outcome} timeZone={timeZone} />
      {isNewer ? (
        <span className="flex items-center gap-2 text-lg">
          <TriangleAlert className="size-5 shrink-0" aria-hidden="true" />
          {t('newer')}
        </span>
      ) : null}
      {isWaiting ? (
        <span className="flex items-center gap-2 text-lg">
          <CloudOff className="size-5 shrink-0" aria-hidden="true" />
          {t('waiting')}
        </span>
      ) : null}
      <span className="mt-4 font-semibold text-lg underline underline-offset-4">{t('next')}</span>
    </>
  );
}

function Why({ outcome, timeZone }: { outcome: Outcome; timeZone?: string }) {
  const t = useTranslations('door.result');
  const format = useFormatter();
  const { kind, usedAt, device, isHere } = outcome;
  if (kind === 'in') return null;
  if (kind !== 'already') return <span className="max-w-prose text-xl">{t(`${kind}.text`)}</span>;
  if (!usedAt) return null;
  const time = format.dateTime(new Date(usedAt), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const where = isHere ? 'here' : device ? 'there' : 'somewhere';
  return <span className="max-w-prose text-xl">{t(`already.${where}`, { time, device: device ?? '' })}</span>;
}
