/**
 * Counting where a sale passes: a number that grows. A metric of prom-client hashes its labels at each call, which takes four
 * times as long; ours are handed to it only when somebody reads them (registry.ts).
 */

/** How often each of a few names was counted. */
export class Counts {
  readonly #byName = new Map<string, number>();

  add(name: string, by = 1): void {
    this.#byName.set(name, (this.#byName.get(name) ?? 0) + by);
  }

  entries(): IterableIterator<[name: string, count: number]> {
    return this.#byName.entries();
  }
}

/** How measured values spread over buckets, each with the values up to its bound; the last one takes the rest. */
export class Spread {
  readonly bounds: readonly number[];
  readonly counts: number[];
  sum = 0;

  /** `bounds` ascend. */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  add(value: number): void {
    let at = 0;
    for (const bound of this.bounds) {
      if (value <= bound) break;
      at += 1;
    }
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.sum += value;
  }
}
