import { tooManyBuyers } from '../../domain/ticket.ts';

/** What became of one request of a batch. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown };

/** Places that several queues share, so that the memory of all who wait is bounded and known. */
export type WaitingRoom = { readonly places: number; taken: number };

type Options<Request, Answer> = {
  /** Settles a batch of at most `maxBatch` before `deadline` (ms since the epoch). Answers in the order of the requests. */
  settle: (batch: Request[], deadline: number) => Promise<Outcome<Answer>[]>;
  /** Whether nobody waits for this answer any more. Such a request is not served. */
  isGone?: (request: Request) => boolean;
  maxBatch: number;
  room: WaitingRoom;
  /** A request that would wait longer than this, by the pace of the last batches, is refused at once. */
  longestWaitMs: number;
  /** A request that was not settled this long after it came is answered UNAVAILABLE; a try under way ends first. */
  timeoutMs: number;
};

type Waiting<Request, Answer> = {
  request: Request;
  deadline: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/** How much the last batch counts in the pace. */
const NEWEST = 0.25;
/**
 * A queue may have four times the places that are free, so that a crowd at one event leaves some for the others.
 * After "dynamic queue length thresholds", Choudhury and Hahne, 1998.
 */
const SHARE_OF_FREE = 4;
const LATEST_RETRY_S = 4;

/** They come back spread over some seconds, or the crowd would only have moved. */
const comeBackLater = () => tooManyBuyers(1 + Math.floor(Math.random() * LATEST_RETRY_S));

/**
 * A bounded first-in first-out queue whose requests share transactions. The first caller starts at once, a batch of
 * one; while a batch is in flight the next one collects. Nothing is added when idle: there is no timer to wait for.
 * After "group commit", DeWitt et al., Implementation Techniques for Main Memory Database Systems, 1984.
 */
export function groupCommit<Request, Answer>(options: Options<Request, Answer>) {
  const { settle, isGone = () => false, maxBatch, room, longestWaitMs, timeoutMs } = options;
  const waiting: Waiting<Request, Answer>[] = [];
  let isSettling = false;
  let expiry: NodeJS.Timeout | undefined;
  /** Milliseconds from one batch to the next, of late; by a clock that nobody sets. */
  let batchMs = 0;
  let batchBegan = 0;

  const leave = (count: number): Waiting<Request, Answer>[] => {
    const left = waiting.splice(0, count);
    room.taken -= left.length;
    return left;
  };

  const expire = () => {
    expiry = undefined;
    const now = Date.now();
    const firstInTime = waiting.findIndex(({ deadline }) => deadline > now);
    for (const { reject } of leave(firstInTime < 0 ? waiting.length : firstInTime)) reject(comeBackLater());
    armExpiry();
  };

  const armExpiry = () => {
    const next = waiting[0];
    if (next && !expiry) expiry = setTimeout(expire, Math.max(1, next.deadline - Date.now()));
  };

  /** What the next batch is made of: the first who still wait for an answer. */
  const nextBatch = () => {
    const batch: Waiting<Request, Answer>[] = [];
    while (batch.length < maxBatch && waiting.length > 0) {
      for (const each of leave(maxBatch - batch.length)) {
        if (isGone(each.request)) each.reject(comeBackLater());
        else batch.push(each);
      }
    }
    return batch;
  };

  const settleAll = async () => {
    isSettling = true;
    for (let batch = nextBatch(); batch.length > 0; batch = nextBatch()) {
      batchBegan = performance.now();
      const deadline = batch[0]?.deadline ?? Date.now();
      const outcomes = await settle(
        batch.map(({ request }) => request),
        deadline,
      ).catch((error): Outcome<Answer>[] => batch.map(() => ({ error })));
      batch.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome && 'answer' in outcome) resolve(outcome.answer);
        else reject(outcome?.error ?? new Error('a batch forgot one of its requests'));
      });
      batchMs += (performance.now() - batchBegan - batchMs) * NEWEST;
    }
    isSettling = false;
    clearTimeout(expiry);
    expiry = undefined;
  };

  /** Until whoever comes now would have an answer: the batch under way, those before them, and their own. */
  const expectedWaitMs = () => {
    if (!isSettling) return 0;
    const elapsed = performance.now() - batchBegan;
    // One that takes longer than those before it is expected to take as long again.
    const underWay = elapsed > batchMs ? elapsed : batchMs - elapsed;
    return underWay + batchMs * (Math.floor(waiting.length / maxBatch) + 1);
  };

  return {
    get isIdle() {
      return !isSettling;
    },

    /** @throws AppError UNAVAILABLE where no place is free, the wait would be too long, or the deadline has passed */
    submit(request: Request): Promise<Answer> {
      const isFull = waiting.length >= SHARE_OF_FREE * (room.places - room.taken);
      if (isFull || expectedWaitMs() > longestWaitMs) return Promise.reject(comeBackLater());
      return new Promise((resolve, reject) => {
        room.taken += 1;
        waiting.push({ request, deadline: Date.now() + timeoutMs, resolve, reject });
        if (isSettling) armExpiry();
        else void settleAll();
      });
    },
  };
}
