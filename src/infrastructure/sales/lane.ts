import { tooManyBuyers } from '../../domain/admission.ts';

/** What became of one request of a batch. */
export type Outcome<Answer> = { answer: Answer } | { error: unknown };

/** Places that all lanes share, so that the memory of all who wait is bounded and known. */
export type WaitingRoom = { readonly places: number; taken: number };

/** A request whose turn has come. */
export type Due<Request, Answer> = {
  readonly request: Request;
  /** When it must have an answer, by `performance.now()`: a clock that is set back keeps nobody waiting. */
  readonly deadline: number;
  readonly isSettled: boolean;
  /** The first outcome counts. */
  readonly settle: (outcome: Outcome<Answer>) => void;
};

/** How much the last batch counts in the pace. */
const NEWEST = 0.25;

/** The requests of one event, first in, first out, of which one batch at a time is under way. */
export class Lane<Request, Answer> {
  readonly name: string;
  /** Those who wait and those under way. */
  size = 0;
  readonly #waiting: Due<Request, Answer>[] = [];
  #isUnderWay = false;
  #expiry: NodeJS.Timeout | undefined;
  /** Milliseconds that a batch takes, of late, its wait for a connection included; by a clock that nobody sets. */
  #batchMs = 0;
  #busySince = 0;

  constructor(name: string) {
    this.name = name;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** For how long this batch has been collected and under way. */
  get elapsedMs(): number {
    return performance.now() - this.#busySince;
  }

  add(due: Due<Request, Answer>): void {
    if (!this.#isUnderWay && this.#waiting.length === 0) this.#busySince = performance.now();
    this.#waiting.push(due);
  }

  /** Whoever still waits when their time is over is told to come back. No timer runs where nobody waits. */
  armExpiry(): void {
    const [next] = this.#waiting;
    if (next && !this.#expiry) this.#expiry = setTimeout(this.#expire, Math.max(1, next.deadline - performance.now()));
  }

  readonly #expire = () => {
    this.#expiry = undefined;
    const now = performance.now();
    const firstInTime = this.#waiting.findIndex(({ deadline }) => deadline > now);
    const late = this.#waiting.splice(0, firstInTime < 0 ? this.#waiting.length : firstInTime);
    for (const { settle } of late) settle({ error: tooManyBuyers() });
    this.armExpiry();
  };

  /** Begins a batch of the first who still wait for an answer; it is empty where all have left. */
  begin(most: number, isGone: (request: Request) => boolean): Due<Request, Answer>[] {
    const batch: Due<Request, Answer>[] = [];
    while (batch.length < most && this.#waiting.length > 0) {
      for (const due of this.#waiting.splice(0, most - batch.length)) {
        if (isGone(due.request)) due.settle({ error: tooManyBuyers() });
        else batch.push(due);
      }
    }
    this.#isUnderWay = batch.length > 0;
    this.#disarm();
    if (this.#isUnderWay) this.armExpiry();
    return batch;
  }

  /** `isTypical`: whether the time it took says anything of the next one. */
  end(isTypical: boolean): void {
    this.#isUnderWay = false;
    if (isTypical) this.#batchMs += (this.elapsedMs - this.#batchMs) * NEWEST;
    this.#busySince = performance.now();
  }

  #disarm(): void {
    clearTimeout(this.#expiry);
    this.#expiry = undefined;
  }

  /** Until whoever comes now would have an answer: the batch under way, those before them, and their own. */
  expectedWaitMs(maxBatch: number): number {
    const elapsed = this.elapsedMs;
    // One that takes longer than those before it is expected to take as long again.
    const present = elapsed > this.#batchMs ? elapsed : this.#batchMs - elapsed;
    // The one that still collects is the first of those that follow.
    const following = Math.floor(this.#waiting.length / maxBatch) + (this.#isUnderWay ? 1 : 0);
    return present + this.#batchMs * following;
  }
}
