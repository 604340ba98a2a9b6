import { expect, vi } from 'vitest';
import { groupCommit, type Portion } from '@/infrastructure/sales/group-commit';
import type { Outcome, WaitingRoom } from '@/infrastructure/sales/lane';

type End = { isTypical: boolean };
type Batch = {
  /** By lane. */
  portions: number[][];
  deadlines: number[];
  /** Ends what it has of one lane. */
  finishLane: (index: number, outcomes?: Outcome<string>[], isTypical?: boolean) => void;
  finish: (outcomes?: Outcome<string>[], isTypical?: boolean) => void;
  fail: (error: Error) => void;
};

/** Stands until it is moved on. The event loop's turns go on, in which answers are handed out. */
export const clockByHand = () =>
  vi.useFakeTimers({ now: 0, toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });

export const aRoom = (places = 100): WaitingRoom => ({ places, taken: 0 });

/** A queue whose batches end when the test says so. */
export type ByHand = {
  maxBatch?: number;
  connections?: number;
  room?: WaitingRoom;
  longestWaitMs?: number;
  timeoutMs?: number;
  isGone?: (request: number) => boolean;
  laneOf?: (request: number) => string;
};

export function queueByHand({ maxBatch = 3, ...options }: ByHand = {}) {
  const batches: Batch[] = [];
  const settle = (portions: Portion<number, string>[]): Promise<End>[] => {
    const ends = portions.map(() => Promise.withResolvers<End>());
    const finishLane: Batch['finishLane'] = (index, outcomes, isTypical = true) => {
      portions[index]?.due.forEach(({ request, settle }, at) => {
        const outcome = outcomes ? outcomes[at] : { answer: `sold ${request}` };
        if (outcome) settle(outcome);
      });
      ends[index]?.resolve({ isTypical });
    };
    batches.push({
      portions: portions.map(({ due }) => due.map(({ request }) => request)),
      deadlines: portions.flatMap(({ due }) => due.map(({ deadline }) => deadline)),
      finishLane,
      finish: (outcomes, isTypical) => portions.forEach((_, index) => void finishLane(index, outcomes, isTypical)),
      fail: (error) => ends.forEach(({ reject }) => void reject(error)),
    });
    return ends.map(({ promise }) => promise);
  };
  const queue = groupCommit<number, string>({
    laneOf: () => 'the only event',
    settle,
    maxBatch,
    connections: 1,
    room: aRoom(),
    longestWaitMs: 5_000,
    timeoutMs: 1_000,
    ...options,
  });
  const batch = (index: number): Batch => {
    const found = batches[index];
    if (!found) throw new Error(`there is no batch ${index}`);
    return found;
  };
  return {
    queue,
    batches,
    batch,
    requests: () => batches.map(({ portions }) => portions.flat()),
    portions: () => batches.map(({ portions }) => portions),
  };
}

export const COME_BACK = { code: 'UNAVAILABLE', retryAfter: expect.toSatisfy((s: number) => s >= 1 && s <= 4) };

/** Lets everything that waits for nothing but promises run. */
export const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
