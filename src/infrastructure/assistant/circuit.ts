type Options = {
  /** So many failures in a row open it. */
  failures: number;
  /** Then nobody is let through for so long; the next one after that shows how it stands. */
  openMs: number;
  now?: () => number;
};

/** A circuit breaker: who fails again and again is left alone for a while. https://martinfowler.com/bliki/CircuitBreaker.html */
export function circuit({ failures, openMs, now = Date.now }: Options) {
  let failed = 0;
  let openUntil = 0;
  return {
    isOpen: () => now() < openUntil,
    succeeded() {
      failed = 0;
      openUntil = 0;
    },
    failed() {
      failed += 1;
      // One failure more is enough once it was open: the try after it was the test.
      if (failed >= failures) openUntil = now() + openMs;
    },
  };
}
