import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { call, createEvent, orderFor, person } from '../../support/api.ts';

const buyOver = async (eventId: string, key?: string) => {
  const headers = key === undefined ? undefined : { 'idempotency-key': key };
  return call('POST', '/api/tickets/purchase', { as: await person(), json: orderFor(eventId), headers });
};

it.each([
  ['with keys', () => randomUUID()],
  ['without', () => undefined],
])('gives the last ticket to exactly one of two buyers at once, %s', async (_, key) => {
  const { id } = await createEvent(await person('ADMIN'), { capacity: 1 });
  const answers = await Promise.all([buyOver(id, key()), buyOver(id, key())]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const refusal = answers.find(({ status }) => status === 409);
  expect(refusal?.body).toMatchObject({ code: 'INSUFFICIENT_CAPACITY', availableTickets: 0 });
});

it('answers 100 equal posts with one key in the same bytes, and says which are replays', async () => {
  const { id } = await createEvent(await person('ADMIN'), { capacity: 5 });
  const buyer = await person();
  const key = randomUUID();
  const post = () =>
    call('POST', '/api/tickets/purchase', { as: buyer, json: orderFor(id), headers: { 'idempotency-key': key } });
  const answers = await Promise.all(Array.from({ length: 100 }, post));
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(99);
  const { body } = await call('GET', `/api/events/${id}/availability`);
  expect(body).toMatchObject({ availableTickets: 4 });
});
