import { type Answer, lightClient, purchaseRequest } from './light-client.ts';
import type { Buyer } from './stack.ts';
import { percentile } from './statistics.ts';

export type Leg = { created: number; statuses: Record<string, number>; perSecond: number; p50: number; p99: number };

type Load = {
  origin: string;
  path: string;
  connections: number;
  requests: number;
  eventIds: string[];
  buyers: Buyer[];
};

const PARTICIPANT = { participantName: 'Ana Souza', participantEmail: 'ana@example.com' };

/** `requests` posts over `connections`, each sending its next when the last was answered. Latencies in ms. */
export async function closedLoop({ origin, path, connections, requests, eventIds, buyers }: Load): Promise<Leg> {
  const client = lightClient(origin, connections);
  const answers: Answer[] = [];
  let sent = 0;
  const sendOneAfterTheOther = async () => {
    while (sent < requests) {
      const buyer = buyers[sent % buyers.length];
      if (!buyer) throw new Error('nobody to buy');
      const body = { eventId: eventIds[sent % eventIds.length], ...PARTICIPANT };
      sent += 1;
      answers.push(await client.send(purchaseRequest(path, JSON.stringify(body), buyer)));
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, sendOneAfterTheOther));
  const seconds = (performance.now() - begun) / 1000;
  client.close();
  const statuses: Record<string, number> = {};
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1;
  const created = statuses['201'] ?? 0;
  const times = answers.map(({ milliseconds }) => milliseconds);
  return {
    created,
    statuses,
    perSecond: created / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  };
}
