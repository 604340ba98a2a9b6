import { randomUUID } from 'node:crypto';
import { type Answer, lightClient } from './light-client.ts';
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

const FIXED = 'Host: 127.0.0.1\r\nContent-Type: application/json\r\n';

function order(path: string, eventId: string | undefined, buyer: Buyer | undefined): string {
  const body = JSON.stringify({ eventId, participantName: 'Ana Souza', participantEmail: 'ana@example.com' });
  const own = `Content-Length: ${body.length}\r\nAuthorization: ${buyer?.authorization}\r\nIdempotency-Key: ${randomUUID()}\r\n`;
  return `POST ${path} HTTP/1.1\r\n${FIXED}${own}\r\n${body}`;
}

/** `requests` posts over `connections`, each sending its next when the last was answered. Latencies in ms. */
export async function closedLoop({ origin, path, connections, requests, eventIds, buyers }: Load): Promise<Leg> {
  const client = lightClient(origin, connections);
  const answers: Answer[] = [];
  let sent = 0;
  const sendOneAfterTheOther = async () => {
    while (sent < requests) {
      const request = order(path, eventIds[sent % eventIds.length], buyers[sent % buyers.length]);
      sent += 1;
      answers.push(await client.send(request));
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
