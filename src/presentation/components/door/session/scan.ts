/** A scan as this device keeps it, from the moment of the scan until the list that it changed is gone. */
export type Scan = {
  /** Its own id, under which it counts once, however often it is sent. */
  id: string;
  eventId: string;
  /** As it was read: a signed code, or a confirmation code. */
  code: string;
  /** Null where the list does not have the ticket yet. */
  ticketId: string | null;
  /** By this device's clock, put right by what the server's clock said. */
  scannedAt: string;
  device: string;
  /** Whether whoever holds it was let in on this device's word, before the server said anything. */
  isAdmitted: boolean;
  state: ScanState;
};

/** What was refused is told by name, also once the list is gone. */
type Whom = { participantName: string | null; ticketType: string | null };
type ScanState =
  | { kind: 'waiting' }
  | { kind: 'in'; checkedInAt: string; settledAt: string }
  | ({ kind: 'already'; usedAt: string; device: string | null; settledAt: string; isSeen: boolean } & Whom)
  | ({ kind: 'refused'; reason: Refusal; settledAt: string; isSeen: boolean } & Whom);

export type Settled = Exclude<ScanState, { kind: 'waiting' }>;

export const REFUSALS = ['cancelled', 'handed_on', 'other_event', 'not_genuine', 'unknown'] as const;
export type Refusal = (typeof REFUSALS)[number];

export const isWaiting = ({ state }: Scan) => state.kind === 'waiting';

/** Somebody was let in here who should not have been: staff must hear of it, and say that they did. */
export const isConflict = ({ isAdmitted, state }: Scan) =>
  isAdmitted && (state.kind === 'already' || state.kind === 'refused') && !state.isSeen;
