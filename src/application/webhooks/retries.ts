const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Seconds from a failed call to the next: at once for a hiccup, for three days in all for a lost weekend. */
const WAITS = [
  5 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  12 * HOUR,
  12 * HOUR,
  16 * HOUR,
  16 * HOUR,
] as const;

/** A tenth more or less, so that what failed together does not come back together. */
const JITTER = 0.1;

/**
 * Seconds until a call is tried again that failed for the `tries`th time; null where it is given up. `random`: 0 to 1.
 */
export function waitAfter(tries: number, random: number): number | null {
  const wait = WAITS[tries - 1];
  return wait === undefined ? null : Math.round(wait * (1 - JITTER + 2 * JITTER * random));
}
