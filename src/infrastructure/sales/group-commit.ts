import { tooManyBuyers } from '../../domain/ticket.ts';

/** What became of one request of a batch. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown };

type Options<Request, Answer> = {
  /** Settles a batch of at most `maxBatch` before `deadline` (ms since the epoch). Answers in the order of the requests. */
  settle: (batch: Request[], deadline: number) => Promise<Outcome<Answer>[]>;
  maxBatch: number;
  maxWaiting: number;
  /** A request that was not settled this long after it came is answered UNAVAILABLE; a try under way ends first. */
  timeoutMs: number;
};

type Waiting<Request, Answer> = {
  request: Request;
  deadline: number;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * A bounded first-in first-out queue whose requests share transactions. The first caller starts at once, a batch of
 * one; while a batch is in flight the next one collects. Nothing is added when idle: there is no timer to wait for.
 * After "group commit", DeWitt et al., Implementation Techniques for Main Memory Database Systems, 1984.
 */
export function groupCommit<Request, Answer>({ settle, maxBatch, maxWaiting, timeoutMs }: Options<Request, Answer>) {
  let waiting: Waiting<Request, Answer>[] = [];
  let isSettling = false;
  let expiry: NodeJS.Timeout | undefined;

  const expire = () => {
    expiry = undefined;
    const now = Date.now();
    const late = waiting.filter(({ deadline }) => deadline <= now);
    waiting = waiting.filter(({ deadline }) => deadline > now);
    for (const { reject } of late) reject(tooManyBuyers());
    armExpiry();
  };

  const armExpiry = () => {
    const next = waiting[0];
    if (next && !expiry) expiry = setTimeout(expire, Math.max(1, next.deadline - Date.now()));
  };

  const settleAll = async () => {
    isSettling = true;
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
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
    }
    isSettling = false;
    clearTimeout(expiry);
    expiry = undefined;
  };

  return {
    get isIdle() {
      return !isSettling;
    },

    /** @throws AppError UNAVAILABLE where the queue is full or the deadline has passed */
    submit(request: Request): Promise<Answer> {
      if (waiting.length >= maxWaiting) return Promise.reject(tooManyBuyers());
      return new Promise((resolve, reject) => {
        waiting.push({ request, deadline: Date.now() + timeoutMs, resolve, reject });
        if (isSettling) armExpiry();
        else void settleAll();
      });
    },
  };
}
