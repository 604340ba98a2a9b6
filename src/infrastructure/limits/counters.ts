/**
 * So many calls in so many seconds, counted under `name`; `isShared` over all processes and machines, where they have
 * a Redis.
 */
export type Policy = { name: string; points: number; seconds: number; isShared?: boolean };

/** How a caller stands. `isOver`: with more calls than are allowed. */
export type Count = { taken: number; isOver: boolean; left: number; resetSeconds: number };

export type RateCounters = {
  /** Counts a call of `key`. */
  take(policy: Policy, key: string): Promise<Count>;
  /** Without counting anything. */
  look(policy: Policy, key: string): Promise<Count>;
  /** As if `points` calls had not been; never more than there were. */
  giveBack(policy: Policy, key: string, points: number): Promise<void>;
  /** As if `key` had never called. */
  forget(policy: Policy, key: string): Promise<void>;
};

export const countOf = ({ points }: Policy, taken: number, milliseconds: number): Count => ({
  taken,
  isOver: taken > points,
  left: Math.max(0, points - taken),
  resetSeconds: Math.max(1, Math.ceil(milliseconds / 1_000)),
});
