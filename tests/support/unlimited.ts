/** Of the platform: nobody is counted, as with RATE_LIMITS=off. */
export const unlimited = {
  rateCounters: () => null,
  asCaller: <T>(_caller: unknown, work: () => Promise<T>) => work(),
};
