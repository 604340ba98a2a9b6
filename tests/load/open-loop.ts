import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type LightClient, purchaseRequest } from './light-client.ts';
import type { Buyer } from './stack.ts';

const ORDER = '{"participantName":"Ana Souza","participantEmail":"ana@example.com"}';

/** One purchase at the address that our own pages use, timed from when it is sent. @throws where the connection broke */
export const purchase = (client: LightClient, buyer: Buyer, eventId: string, key?: string): Promise<Answer> =>
  client.send(purchaseRequest(`/api/events/${eventId}/purchase`, ORDER, buyer, key));

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
