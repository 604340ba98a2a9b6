import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Buyer } from './stack.ts';

export type Answer = { status: number; body: string; retryAfter: number | null; milliseconds: number };

/** Connections are reused, as a browser's or a proxy's are. */
export const keepAlive = (connections: number) => new Agent({ keepAlive: true, maxSockets: connections });

/** One purchase, timed from the moment it was due. @throws where the connection broke */
export function purchase(
  agent: Agent,
  origin: string,
  buyer: Buyer,
  eventId: string,
  key: string = randomUUID(),
): Promise<Answer> {
  const begun = performance.now();
  const body = JSON.stringify({ eventId, participantName: 'Ana Souza', participantEmail: 'ana@example.com' });
  return new Promise((resolve, reject) => {
    const sent = request(
      `${origin}/api/tickets/purchase`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: buyer.authorization,
          'idempotency-key': key,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: text,
            retryAfter: response.headers['retry-after'] ? Number(response.headers['retry-after']) : null,
            milliseconds: performance.now() - begun,
          }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends `perSecond` requests for `seconds`, whether or not the earlier ones were answered: people do not wait in turn. */
export async function openLoop(
  perSecond: number,
  seconds: number,
  send: (index: number) => Promise<Answer>,
): Promise<Answer[]> {
  const pending: Promise<Answer>[] = [];
  const begun = performance.now();
  const total = Math.round(perSecond * seconds);
  while (pending.length < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * perSecond));
    while (pending.length < due) pending.push(send(pending.length));
    await sleep(2);
  }
  return Promise.all(pending);
}
