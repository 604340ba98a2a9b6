import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, Pool } from 'undici';
import type { Buyer } from './stack.ts';

export type Answer = { status: number; body: string; retryAfter: number | null; milliseconds: number };

/** Connections are reused, as a browser's or a proxy's are. */
export const keepAlive = (origin: string, connections: number) => new Pool(origin, { connections, pipelining: 1 });

/** Connections that are open before the moment comes: the buyers have all been reading the page. */
export async function openAll(pool: Pool, count: number): Promise<void> {
  const open = async () => {
    const { body } = await pool.request({ path: '/api/health', method: 'GET' });
    await body.dump();
  };
  await Promise.all(Array.from({ length: count }, open));
}

const PATH = '/api/tickets/purchase';

/**
 * One purchase, timed from the moment it was due. undici's lowest layer, because a client that shares two cores with
 * its server must cost little. @throws where the connection broke
 */
export function purchase(pool: Pool, buyer: Buyer, eventId: string, key: string = randomUUID()): Promise<Answer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const answer: Answer = { status: 0, body: '', retryAfter: null, milliseconds: 0 };
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart(_controller, status, headers) {
        answer.status = status;
        answer.retryAfter = headers['retry-after'] ? Number(headers['retry-after']) : null;
      },
      onResponseData(_controller, chunk) {
        answer.body += chunk.toString();
      },
      onResponseEnd() {
        answer.milliseconds = performance.now() - begun;
        resolve(answer);
      },
      onResponseError(_controller, error) {
        reject(error);
      },
    };
    pool.dispatch(
      {
        path: PATH,
        method: 'POST',
        headers: ['content-type', 'application/json', 'authorization', buyer.authorization, 'idempotency-key', key],
        body: `{"eventId":"${eventId}","participantName":"Ana Souza","participantEmail":"ana@example.com"}`,
      },
      handler,
    );
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
