import type { DoorTicket } from '@/application/check-in/schema';
import { isSignedCode, type PublicKeys, readCode } from '@/application/tickets/ticket-code';
import { isConfirmationCode } from '@/domain/ticket';
import type { DoorList, TicketIndex } from './door-list';
import { isWaiting, type Scan } from './scan';

/** What this device says by itself of what it read. */
export type Verdict =
  /** Good. Without a ticket the code is genuine and newer than the list. */
  | { kind: 'in'; ticket: DoorTicket | null }
  | { kind: 'already'; ticket: DoorTicket | null; usedAt: string | null; device: string | null; isHere: boolean }
  | { kind: 'cancelled' | 'handed_on'; ticket: DoorTicket }
  | { kind: 'other_event' | 'not_genuine' | 'unknown' | 'unchecked' };

type Known = {
  list: Pick<DoorList, 'event' | 'readAt'>;
  index: TicketIndex;
  /** Of this device, whatever the event. */
  scans: readonly Scan[];
  /** Null where this browser cannot check signatures. */
  keys: PublicKeys | null;
};

/** `text` as it was read, in whatever case and with whatever around it. */
export async function decide(text: string, known: Known): Promise<Verdict> {
  if (!isSignedCode(text)) {
    const ticket = isConfirmationCode(text) ? known.index.byCode.get(text) : undefined;
    return ticket ? ofTicket(ticket, known) : { kind: 'unknown' };
  }
  if (!known.keys) return { kind: 'unchecked' };
  const facts = await readCode(text, known.keys);
  if (!facts) return { kind: 'not_genuine' };
  if (facts.eventId !== known.list.event.id) return { kind: 'other_event' };
  const ticket = known.index.byId.get(facts.ticketId);
  if (!ticket) return ofNewTicket(text, known);
  if (ticket.serial > facts.serial) return { kind: 'handed_on', ticket };
  return ofTicket(ticket, known);
}

/** A confirmation code is written in many ways; a signed one in one. */
export const cleaned = (text: string): string => {
  const trimmed = text.trim();
  return isSignedCode(trimmed) ? trimmed : trimmed.replaceAll(/[\s-]/g, '').toUpperCase();
};

/** Of clocks that differ by as much, nobody can say which was first. */
const CLOCKS_DIFFER_MS = 5_000;

/** What the list says of a ticket holds, until this device let it in itself; then that, until a newer list comes. */
const countsAgainst =
  ({ readAt }: Known['list']) =>
  (scan: Scan) =>
    isWaiting(scan) ||
    (scan.state.kind === 'in' && Date.parse(scan.state.settledAt) > Date.parse(readAt) - CLOCKS_DIFFER_MS);

function ofTicket(ticket: DoorTicket, { list, scans }: Known): Verdict {
  if (ticket.status === 'CANCELLED') return { kind: 'cancelled', ticket };
  const here = scans.filter(countsAgainst(list)).find(({ ticketId }) => ticketId === ticket.id);
  if (here) return { kind: 'already', ticket, usedAt: here.scannedAt, device: here.device, isHere: true };
  if (ticket.status !== 'USED') return { kind: 'in', ticket };
  const isHere = scans.some(({ ticketId, state }) => ticketId === ticket.id && state.kind === 'in');
  return { kind: 'already', ticket, usedAt: ticket.usedAt ?? null, device: ticket.device ?? null, isHere };
}

/** Sold, or handed on to somebody, after the list was read: its signature is all there is to go by. */
function ofNewTicket(code: string, { list, scans }: Known): Verdict {
  const here = scans.filter(countsAgainst(list)).find((scan) => scan.code === code);
  if (!here) return { kind: 'in', ticket: null };
  return { kind: 'already', ticket: null, usedAt: here.scannedAt, device: here.device, isHere: true };
}
