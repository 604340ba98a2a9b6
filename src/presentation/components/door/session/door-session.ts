import type { PublicKeys } from '@/application/tickets/ticket-code';
import { ApiError, NetworkError } from '@/presentation/api/api-error';
import { cleaned, decide, type Verdict } from './decide';
import { type DoorList, indexOf, merged, type Read, type TicketIndex, usableKeys } from './door-list';
import type { DoorStore } from './door-store';
import { type Outcome, outcomeOf, outcomeOfAnswer } from './outcome';
import { isWaiting, type Scan, type Settled } from './scan';
import type { Unsent } from './send-scan';

/**
 * A scanner at the door of one event. It decides by its own list where there is no network, asks the server where there
 * is one, keeps what the server has not heard of, and sends it as soon as it can.
 */

type Link = 'online' | 'offline' | 'signed-out' | 'forbidden';

export type DoorState = {
  list: DoorList | null;
  /** Whether the list is being read for the first time. */
  isLoading: boolean;
  /** There is no such event (any more), or its list was not to be trusted. */
  problem: 'gone' | 'unsigned' | null;
  link: Link;
  /** Of this device, newest first, those of other events among them. */
  scans: readonly Scan[];
  /** The device keeps no more: what is not sent is lost when the page is closed. */
  isFull: boolean;
  /** By how much the device's clock is behind the server's. */
  clockBehindMs: number;
};

export type DoorDeps = {
  store: DoorStore;
  readList(eventId: string, since?: string): Promise<Read>;
  sendScan(scan: Scan, now: () => Date, signal?: AbortSignal): Promise<Settled | Unsent>;
  now(): Date;
  newId(): string;
  /** What the scanner is called at this moment. */
  device(): string;
};

/** Who waits at the door for an answer waits no longer than this. */
const LIVE_MS = 1_500;
const AT_ONCE = 4;
/** After so long all of the list is read again, not only what changed. */
const WHOLE_MS = 30 * 60_000;

export function doorSession(d: DoorDeps, eventId: string) {
  let state: DoorState = {
    list: null,
    isLoading: true,
    problem: null,
    link: 'online',
    scans: [],
    isFull: false,
    clockBehindMs: 0,
  };
  let index: TicketIndex = { byId: new Map(), byCode: new Map() };
  let keys: PublicKeys | null = null;
  const listeners = new Set<() => void>();

  const set = (changes: Partial<DoorState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const now = () => new Date(d.now().getTime() + state.clockBehindMs);

  async function use(list: DoorList): Promise<void> {
    index = indexOf(list);
    keys = await usableKeys(list.keys);
    set({ list, problem: null });
  }

  /** Puts the scan where it is shown, and where it is found again after the page was closed. */
  async function keep(scan: Scan): Promise<void> {
    set({ scans: [scan, ...state.scans.filter(({ id }) => id !== scan.id)] });
    await saving(d.store.keepScan(scan));
  }

  async function saving(work: Promise<void>): Promise<void> {
    await work.then(
      () => state.isFull && set({ isFull: false }),
      () => set({ isFull: true }),
    );
  }

  /** Reads the list, or what changed of it. */
  async function refresh(): Promise<void> {
    const before = state.list;
    const isOld = !before || now().getTime() - Date.parse(before.wholeAt) > WHOLE_MS;
    try {
      const read = await d.readList(eventId, isOld ? undefined : before.readAt);
      const list = merged(before, read.list) ?? merged(null, (await d.readList(eventId)).list);
      if (!list) return;
      if (read.serverTime) set({ clockBehindMs: read.serverTime.getTime() - d.now().getTime() });
      await use(list);
      set({ link: 'online' });
      await saving(d.store.keepList(list));
    } catch (error) {
      set(failure(error));
    } finally {
      set({ isLoading: false });
    }
  }

  function settle(scan: Scan, answer: Settled): Promise<void> {
    const latest = state.scans.find(({ id }) => id === scan.id) ?? scan;
    return keep({ ...latest, state: answer });
  }

  let sending: Promise<void> | null = null;
  /** Sends what waits, whatever event it is of. */
  function flush(): Promise<void> {
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    const queue = state.scans.filter(isWaiting).toReversed();
    const sendNext = async (): Promise<void> => {
      const scan = queue.shift();
      if (!scan) return;
      const answer = await d.sendScan(scan, now);
      if (isUnsent(answer)) return set({ link: answer.kind });
      await settle(scan, answer);
      set({ link: 'online' });
      return sendNext();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  }

  async function scanNow(text: string, list: DoorList): Promise<Outcome> {
    const code = cleaned(text);
    const verdict = await decide(code, { list, index, scans: state.scans, keys });
    const ticketId = 'ticket' in verdict ? (verdict.ticket?.id ?? null) : null;
    const scan: Scan = {
      id: d.newId(),
      eventId,
      code,
      ticketId,
      scannedAt: now().toISOString(),
      device: d.device(),
      isAdmitted: false,
      state: { kind: 'waiting' },
    };
    // Kept before anybody is asked: an answer that is lost on its way is asked for again, under the same id.
    if (verdict.kind === 'in') await keep(scan);
    const answer = state.link === 'online' && isAskable(verdict) ? await askLive(scan) : null;
    if (answer) {
      // A code that names nothing leaves nothing behind.
      if (answer.kind !== 'refused' || ticketId) await settle(scan, answer);
      return outcomeOfAnswer(scan, answer, verdict, list);
    }
    if (verdict.kind === 'in') await keep({ ...scan, isAdmitted: true });
    return outcomeOf(scan.id, verdict, list);
  }

  async function askLive(scan: Scan): Promise<Settled | null> {
    const answer = await d.sendScan(scan, now, AbortSignal.timeout(LIVE_MS));
    if (!isUnsent(answer)) return answer;
    set({ link: answer.kind });
    return null;
  }

  let turn: Promise<unknown> = Promise.resolve();

  return {
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    state: () => state,

    async start(): Promise<void> {
      const [list, scans] = await Promise.all([d.store.list(eventId), d.store.scans()]);
      set({ scans: scans.toSorted((a, b) => (a.scannedAt < b.scannedAt ? 1 : -1)) });
      if (list) await use(list);
      set({ isLoading: list === null });
      await flush();
      await refresh();
    },

    /** One after the other: the second of two that are of the same ticket knows of the first. */
    scan(text: string): Promise<Outcome | null> {
      const outcome = turn.then(() => (state.list ? scanNow(text, state.list) : null));
      turn = outcome.catch(() => null);
      return outcome;
    },

    /** Sends what waits and reads what changed. */
    async sync(): Promise<void> {
      await flush();
      await refresh();
    },

    /** Staff has read what the conflict is about. */
    async seen(scan: Scan): Promise<void> {
      if (scan.state.kind === 'already' || scan.state.kind === 'refused') {
        await keep({ ...scan, state: { ...scan.state, isSeen: true } });
      }
    },

    /** The check-in was undone: what this device knows of it is over. */
    async undone(ticketId: string): Promise<void> {
      const own = state.scans.filter((scan) => scan.ticketId === ticketId && !isWaiting(scan)).map(({ id }) => id);
      set({ scans: state.scans.filter(({ id }) => !own.includes(id)) });
      await d.store.forgetScans(own);
      await refresh();
    },
  };
}

export type DoorSession = ReturnType<typeof doorSession>;

const isUnsent = (answer: Settled | Unsent): answer is Unsent =>
  answer.kind === 'offline' || answer.kind === 'signed-out' || answer.kind === 'forbidden';

/** Where the list may be behind, the server is asked. What it cannot know better is not sent. */
const isAskable = ({ kind }: Verdict) => kind !== 'cancelled' && kind !== 'handed_on' && kind !== 'other_event';

function failure(error: unknown): Partial<DoorState> {
  if (error instanceof NetworkError) return { link: 'offline' };
  if (!(error instanceof ApiError)) return { problem: 'unsigned' };
  if (error.code === 'UNAUTHORIZED') return { link: 'signed-out' };
  if (error.code === 'FORBIDDEN') return { link: 'forbidden' };
  if (error.code === 'RESOURCE_NOT_FOUND') return { problem: 'gone' };
  return { link: 'offline' };
}
