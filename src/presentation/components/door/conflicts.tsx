import { TriangleAlert } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '../ui/button';
import type { DoorState } from './session/door-session';
import { isConflict, type Scan } from './session/scan';

type ConflictsProps = { state: DoorState; onSeen: (scan: Scan) => void };

/** Whom this scanner let in while it could not ask, and should not have: by name, with what was known elsewhere. */
export function Conflicts({ state, onSeen }: ConflictsProps) {
  const t = useTranslations('door.conflicts');
  const conflicts = state.scans.filter(isConflict);
  if (conflicts.length === 0) return null;
  return (
    <section role="alert" className="grid gap-3 rounded-ticket border-2 border-danger bg-danger-soft p-4 text-danger">
      <h2 className="flex items-center gap-2 font-bold text-lg">
        <TriangleAlert className="size-5 shrink-0" aria-hidden="true" />
        {t('title', { count: conflicts.length })}
      </h2>
      <ul className="grid gap-3">
        {conflicts.map((scan) => (
          <li key={scan.id} className="grid gap-1 border-danger/30 border-t pt-3">
            <Conflict scan={scan} timeZone={state.list?.event.timeZone} />
            <Button variant="danger" size="sm" className="justify-self-start" onClick={() => onSeen(scan)}>
              {t('seen')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conflict({ scan, timeZone }: { scan: Scan; timeZone?: string }) {
  const t = useTranslations('door.conflicts');
  const result = useTranslations('door.result');
  const format = useFormatter();
  const { state, scannedAt, code } = scan;
  if (state.kind !== 'already' && state.kind !== 'refused') return null;
  const at = (when: string) => format.dateTime(new Date(when), { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return (
    <>
      <p className="break-words font-bold">
        {[state.participantName ?? t('somebody'), state.ticketType].filter(Boolean).join(' · ')}
      </p>
      <p className="text-sm">{t('here', { time: at(scannedAt) })}</p>
      <p className="text-sm">
        {state.kind === 'already'
          ? t(state.device ? 'there' : 'somewhere', { time: at(state.usedAt), device: state.device ?? '' })
          : result(`${state.reason}.text`)}
      </p>
      {code.length < 20 ? <p className="font-mono text-sm">{code}</p> : null}
    </>
  );
}
