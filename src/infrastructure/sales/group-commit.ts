import { tooManyBuyers } from '../../domain/admission.ts';
import { answersInTurns } from './answers-in-turns.ts';
import { type Due, Lane, type Outcome, type WaitingRoom } from './lane.ts';

/** What a batch takes from one lane. */
export type Portion<Request, Answer> = { lane: string; due: Due<Request, Answer>[] };

type Options<Request, Answer> = {
  /** Requests of one lane are served one batch after the other. */
  laneOf: (request: Request) => string;
  /**
   * Settles a batch, each request by its `settle`. One promise a portion, which must not wait for other portions of its
   * own accord: says whether the time it took is typical of the next.
   */
  settle: (portions: Portion<Request, Answer>[]) => Promise<{ isTypical: boolean }>[];
  /** Whether nobody waits for this answer any more. Such a request is not served. */
  isGone?: (request: Request) => boolean;
  maxBatch: number;
  /** So many batches are under way at once. */
  connections: number;
  room: WaitingRoom;
  /** A request that would wait longer than this, by the pace of the last batches, is refused at once. */
  longestWaitMs: number;
  /** A request that was not settled this long after it came is answered UNAVAILABLE; a try under way ends first. */
  timeoutMs: number;
  /** Hears of each batch once all of it is settled. */
  onBatch?: (size: number, milliseconds: number) => void;
};

/**
 * A lane may have four times the places that are free, so that a crowd at one event leaves some for the others.
 * After "dynamic queue length thresholds", Choudhury and Hahne, 1998.
 */
const SHARE_OF_FREE = 4;
/** A batch of several lanes has at most so many requests, and so many of one lane: more of one go alone. */
const MOST_TOGETHER = 64;
const FEW = 16;

const forgotten = () => new Error('a batch forgot one of its requests');

/**
 * Bounded first-in first-out lanes whose requests share transactions. The first caller starts at once, a batch of one;
 * while batches are in flight the next ones collect. Nothing is added when idle: there is no timer to wait for.
 * After "group commit", DeWitt et al., Implementation Techniques for Main Memory Database Systems, 1984.
 *
 * Lanes take turns. Those in which few wait go together, because it is the transaction that costs; one in which many
 * wait fills a batch of its own, so that the others' answers do not wait for its.
 */
export function groupCommit<Request, Answer>(options: Options<Request, Answer>) {
  const {
    laneOf,
    settle,
    isGone = () => false,
    maxBatch,
    connections,
    room,
    longestWaitMs,
    timeoutMs,
    onBatch,
  } = options;
  /** Those in which somebody waits or is served. */
  const lanes = new Map<string, Lane<Request, Answer>>();
  /** Those that wait for their turn, in its order. */
  const line = new Set<Lane<Request, Answer>>();
  const handOut = answersInTurns();
  let underWay = 0;

  const nextBatch = () => {
    const portions: Portion<Request, Answer>[] = [];
    let size = 0;
    for (const lane of line) {
      const { waiting } = lane;
      if (portions.length > 0 && (waiting > FEW || size + waiting > MOST_TOGETHER)) break;
      line.delete(lane);
      const due = lane.begin(maxBatch, isGone);
      if (due.length === 0) lanes.delete(lane.name);
      else portions.push({ lane: lane.name, due });
      size += due.length;
      if (size > FEW && portions.length === 1) break;
    }
    return portions;
  };

  const end = (name: string, isTypical: boolean) => {
    const lane = lanes.get(name);
    if (!lane) return;
    lane.end(isTypical);
    if (lane.waiting > 0) line.add(lane);
    else lanes.delete(name);
  };

  const run = async (portions: Portion<Request, Answer>[]) => {
    underWay += 1;
    const begun = performance.now();
    const ends = settle(portions).map(async (portion, index) => {
      const { lane = '', due = [] } = portions[index] ?? {};
      const failure = (error: unknown) => ({ isTypical: true, error });
      const outcome = await portion.catch(failure);
      for (const each of due)
        if (!each.isSettled) each.settle({ error: 'error' in outcome ? outcome.error : forgotten() });
      end(lane, outcome.isTypical);
      takeTurns();
    });
    await Promise.all(ends);
    underWay -= 1;
    takeTurns();
    const size = portions.reduce((sum, { due }) => sum + due.length, 0);
    onBatch?.(size, performance.now() - begun);
  };

  const takeTurns = () => {
    while (underWay < connections && line.size > 0) {
      const portions = nextBatch();
      if (portions.length > 0) void run(portions);
    }
  };

  const hasPlace = (size: number) => size < SHARE_OF_FREE * (room.places - room.taken);

  const expectedWaitMs = (lane: Lane<Request, Answer> | undefined) => {
    if (lane) return lane.expectedWaitMs(maxBatch);
    // Whoever comes to the end of the line waits about as long as the first of it has.
    const [first] = line;
    return first ? first.elapsedMs : 0;
  };

  const isRefusing = (name: string): boolean => {
    const lane = lanes.get(name);
    return !hasPlace(lane?.size ?? 0) || expectedWaitMs(lane) > longestWaitMs;
  };

  return {
    get isIdle() {
      return lanes.size === 0;
    },

    /** Whether `submit` would refuse a request of this lane now. */
    isRefusing,

    /** @throws AppError UNAVAILABLE where no place is free, the wait would be too long, or the deadline has passed */
    submit(request: Request): Promise<Answer> {
      const name = laneOf(request);
      if (isRefusing(name)) return Promise.reject(tooManyBuyers());
      const lane = lanes.get(name) ?? new Lane<Request, Answer>(name);
      lanes.set(name, lane);
      return new Promise((resolve, reject) => {
        const due = {
          request,
          deadline: performance.now() + timeoutMs,
          isSettled: false,
          settle(outcome: Outcome<Answer>) {
            if (due.isSettled) return;
            due.isSettled = true;
            room.taken -= 1;
            lane.size -= 1;
            handOut(() => ('answer' in outcome ? resolve(outcome.answer) : reject(outcome.error)));
          },
        };
        room.taken += 1;
        lane.size += 1;
        lane.add(due);
        if (!lane.isUnderWay) line.add(lane);
        takeTurns();
        lane.armExpiry();
      });
    },
  };
}
