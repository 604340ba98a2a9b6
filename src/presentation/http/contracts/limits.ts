/** So many calls in so many seconds. */
type Allowance = { points: number; seconds: number };
/** Counted by the caller's network address, by account, or both: the stricter one decides. */
export type RateLimit = { address?: Allowance; account?: Allowance };

const MINUTE = 60;
const HOUR = 3_600;

/** How often an endpoint may be called. A crowd behind one address must be able to buy, so that one is wide. */
export const limits = {
  general: { address: { points: 600, seconds: MINUTE } },
  login: { address: { points: 30, seconds: 15 * MINUTE }, account: { points: 10, seconds: 15 * MINUTE } },
  register: { address: { points: 20, seconds: HOUR } },
  purchase: { address: { points: 600, seconds: MINUTE }, account: { points: 30, seconds: MINUTE } },
} as const satisfies Record<string, RateLimit>;
