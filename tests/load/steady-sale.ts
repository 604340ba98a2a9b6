import { lightClient } from './light-client.ts';
import { openLoop, purchase } from './open-loop.ts';
import type { Buyer } from './stack.ts';
import { percentile } from './statistics.ts';

/** Twenty people, each from a network address of their own. */
const BUYERS = 20;

export type Sale = { p50: number; p99: number; sold: number; statuses: Record<string, number> };

/** `127.0.1.1`, `127.0.1.2`, …: all of 127/8 is this machine. */
export const addressOf = (group: number, index: number) => `127.0.${group}.${index + 1}`;

export function buyersAtHome(origin: string, buyers: Buyer[]) {
  const clients = Array.from({ length: BUYERS }, (_, index) => lightClient(origin, 2, addressOf(1, index)));
  return {
    /** Buys at a steady pace, whatever else goes on. Latencies in ms, from the moment each purchase was due. */
    async sell(eventId: string, perSecond: number, seconds: number): Promise<Sale> {
      const answers = await openLoop(perSecond, seconds, (index) => {
        const client = clients[index % BUYERS];
        // Nobody buys so often that their own account's limit stops them.
        const buyer = buyers[index % buyers.length];
        if (!client || !buyer) throw new Error('a buyer is needed');
        return purchase(client, buyer, eventId);
      });
      const times = answers.map(({ milliseconds }) => milliseconds);
      const statuses: Record<string, number> = {};
      for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
      if (answers.some(({ status }) => status >= 500 || status === 429))
        console.log(`not all could buy: ${JSON.stringify(statuses)}`);
      return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), sold: statuses[201] ?? 0, statuses };
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}
