import { figures } from '@/infrastructure/metrics/figures';

/** Of the platform: nobody is counted, as with RATE_LIMITS=off, and nothing is traced. */
export const unlimited = {
  rateCounters: () => null,
  warnings: () => ({ warn: () => undefined }),
  inRequest: <T>(_request: unknown, work: () => T) => work(),
  asCaller: <T>(_caller: unknown, work: () => Promise<T>) => work(),
  nameRequest: () => undefined,
  figures,
};
