/** Of the platform: nobody is counted, as with RATE_LIMITS=off. */
export const unlimited = {
  rateCounters: () => null,
  warnings: () => ({ warn: () => undefined }),
  inRequest: <T>(_request: unknown, work: () => T) => work(),
  asCaller: <T>(_caller: unknown, work: () => Promise<T>) => work(),
};
