import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import type { DoorList } from './session/door-list';
import type { DoorState } from './session/door-session';
import { isWaiting, type Scan } from './session/scan';
import { UndoDialog } from './undo-dialog';

const SHOWN = 20;
const TONES = { waiting: 'warn', in: 'ok', already: 'danger', refused: 'danger' } as const;

type ScanLogProps = { state: DoorState; list: DoorList; onUndone: (ticketId: string) => void };

/** The last scans of this device, newest first. What was let in by mistake is undone from here. */
export function ScanLog({ state, list, onUndone }: ScanLogProps) {
  const t = useTranslations('door.log');
  const format = useFormatter();
  const [undoing, setUndoing] = useState<{ ticketId: string; name: string } | null>(null);
  const scans = state.scans.filter(({ eventId }) => eventId === list.event.id).slice(0, SHOWN);
  if (scans.length === 0) return null;
  const nameOf = ({ ticketId, state: of, code }: Scan) =>
    list.tickets.find(({ id }) => id === ticketId)?.name ||
    ('participantName' in of && of.participantName) ||
    code.slice(0, 9);
  return (
    <section className="grid gap-2" aria-labelledby="door-log">
      <h2 id="door-log" className="font-bold text-lg">
        {t('title')}
      </h2>
      <ul className="grid divide-y divide-line rounded-ticket border border-line bg-card">
        {scans.map((scan) => (
          <li key={scan.id} className="flex items-center gap-3 px-4 py-2.5">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-semibold">{nameOf(scan)}</span>
              <span className="block text-ink-soft text-sm tabular-nums">
                {format.dateTime(new Date(scan.scannedAt), { timeStyle: 'medium', timeZone: list.event.timeZone })}
              </span>
            </span>
            <Badge tone={TONES[scan.state.kind]}>{t(`state.${scan.state.kind}`)}</Badge>
            <UndoButton
              scan={scan}
              isAway={state.link !== 'online'}
              onUndo={(ticketId) => setUndoing({ ticketId, name: nameOf(scan) })}
            />
          </li>
        ))}
      </ul>
      <UndoDialog ticket={undoing} onClose={() => setUndoing(null)} onUndone={onUndone} />
    </section>
  );
}

type UndoButtonProps = { scan: Scan; isAway: boolean; onUndo: (ticketId: string) => void };

/** What the server has not heard of cannot be undone there yet. */
function UndoButton({ scan, isAway, onUndo }: UndoButtonProps) {
  const t = useTranslations('door.log');
  const { ticketId } = scan;
  if (!ticketId || isWaiting(scan) || scan.state.kind === 'refused') return null;
  return (
    <Button size="sm" variant="ghost" disabled={isAway} onClick={() => onUndo(ticketId)}>
      {t('undo')}
    </Button>
  );
}
