import type { DoorTicket } from '@/application/check-in/schema';
import type { Verdict } from './decide';
import type { DoorList } from './door-list';
import type { Refusal, Scan, Settled } from './scan';

/** What is shown, said and sounded of one scan. */
export type Outcome = {
  /** A new one for each scan, also of the same ticket. */
  id: string;
  kind: 'in' | 'already' | 'unchecked' | Refusal;
  name: string | null;
  ticketType: string | null;
  usedAt: string | null;
  device: string | null;
  /** Whether this very device let it in before. */
  isHere: boolean;
  /** The server has not heard of it yet. */
  isWaiting: boolean;
  /** Genuine, and sold or handed on after the list was read. */
  isNewer: boolean;
};

const nobody = {
  name: null,
  ticketType: null,
  usedAt: null,
  device: null,
  isHere: false,
  isWaiting: false,
  isNewer: false,
};

const whom = (ticket: DoorTicket | null, { types }: Pick<DoorList, 'types'>) => ({
  name: ticket?.name || null,
  ticketType: types.find(({ id }) => id === ticket?.type)?.name ?? null,
});

/** What this device says by itself. */
export function outcomeOf(id: string, verdict: Verdict, list: DoorList): Outcome {
  const about = { ...nobody, id, ...whom('ticket' in verdict ? verdict.ticket : null, list) };
  switch (verdict.kind) {
    case 'in':
      return { ...about, kind: 'in', isWaiting: true, isNewer: verdict.ticket === null };
    case 'already': {
      const { usedAt, device, isHere } = verdict;
      return { ...about, kind: 'already', usedAt, device, isHere };
    }
    case 'cancelled':
    case 'handed_on':
    case 'other_event':
    case 'not_genuine':
    case 'unknown':
    case 'unchecked':
      return { ...about, kind: verdict.kind };
    default:
      return verdict satisfies never;
  }
}

/** What the server says, which knows of the other doors. */
export function outcomeOfAnswer(scan: Scan, answer: Settled, verdict: Verdict, list: DoorList): Outcome {
  const about = { ...nobody, id: scan.id, ...whom('ticket' in verdict ? verdict.ticket : null, list) };
  if (answer.kind === 'in') return { ...about, kind: 'in' };
  const named = {
    ...about,
    name: answer.participantName ?? about.name,
    ticketType: answer.ticketType ?? about.ticketType,
  };
  if (answer.kind === 'refused') return { ...named, kind: answer.reason };
  const isHere = verdict.kind === 'already' && verdict.isHere;
  return { ...named, kind: 'already', usedAt: answer.usedAt, device: answer.device, isHere };
}
