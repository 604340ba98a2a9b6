import { Pool } from 'undici';
import { openLoop, purchase } from './open-loop.ts';
import type { Buyer } from './stack.ts';
import { percentile } from './statistics.ts';

/** Twenty people, each from a network address of their own. */
const BUYERS = 20;

export type Sale = { p50: number; p99: number; sold: number; statuses: Record<string, number> };

/** `127.0.1.1`, `127.0.1.2`, …: all of 127/8 is this machine. */
export const addressOf = (group: number, index: number) => `127.0.${group}.${index + 1}`;

export function buyersAtHome(origin: string, buyers: Buyer[]) {
  const pools = Array.from(
    { length: BUYERS },
    (_, index) => new Pool(origin, { connections: 2, pipelining: 1, localAddress: addressOf(1, index) }),
  );
  return {
    /** Buys at a steady pace, whatever else goes on. Latencies in ms, from the moment each purchase was due. */
    async sell(eventId: string, perSecond: number, seconds: number): Promise<Sale> {
      const answers = await openLoop(perSecond, seconds, (index) => {
        const pool = pools[index % BUYERS];
        // Nobody buys so often that their own account's limit stops them.
        const buyer = buyers[index % buyers.length];
        if (!pool || !buyer) throw new Error('a buyer is needed');
        return purchase(pool, buyer, eventId);
      });
      const times = answers.map(({ milliseconds }) => milliseconds);
      const statuses: Record<string, number> = {};
      for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
      if (answers.some(({ status }) => status >= 500 || status === 429))
        console.log(`not all could buy: ${JSON.stringify(statuses)}`);
      return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), sold: statuses[201] ?? 0, statuses };
    },
    close: () => Promise.all(pools.map((pool) => pool.close())),
  };
}
