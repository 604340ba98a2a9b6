import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import type { Buyer } from './stack.ts';

export type Leg = { created: number; statuses: Record<string, number>; perSecond: number; p50: number; p99: number };

type Load = {
  origin: string;
  path: string;
  connections: number;
  requests: number;
  eventIds: string[];
  buyers: Buyer[];
};

/** `requests` posts over `connections`, each sending its next when the last was answered. Latencies in ms. */
export async function closedLoop({ origin, path, connections, requests, eventIds, buyers }: Load): Promise<Leg> {
  let sent = 0;
  const begun = performance.now();
  let lastAnswer = begun;
  const options: autocannon.Options = {
    url: origin + path,
    connections,
    amount: requests,
    timeout: 30,
    requests: [
      {
        method: 'POST',
        path,
        setupRequest(request) {
          const buyer = buyers[sent % buyers.length];
          const eventId = eventIds[sent % eventIds.length];
          sent += 1;
          return {
            ...request,
            headers: {
              'content-type': 'application/json',
              authorization: buyer?.authorization,
              'idempotency-key': randomUUID(),
            },
            body: JSON.stringify({ eventId, participantName: 'Ana Souza', participantEmail: 'ana@example.com' }),
          };
        },
      },
    ],
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, finished) => (error ? reject(error) : resolve(finished)));
    // Its own clock ends at the next full second.
    run.on('response', () => {
      lastAnswer = performance.now();
    });
  });
  if (result.errors > 0 || result.timeouts > 0)
    throw new Error(`${result.errors} errors, ${result.timeouts} time-outs on ${path}`);
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
  );
  const seconds = (lastAnswer - begun) / 1000;
  const created = statuses['201'] ?? 0;
  return { created, statuses, perSecond: created / seconds, p50: result.latency.p50, p99: result.latency.p99 };
}
