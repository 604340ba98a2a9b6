import { describe, expect, it } from 'vitest';
import { deliverCall } from '@/application/webhooks/deliver-call';
import type { CallAnswer, DueCall } from '@/application/webhooks/ports';
import { NOW, uuid } from '../../../support/builders.ts';
import { clock } from '../../../support/fakes.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const CALL: DueCall = {
  id: uuid(1),
  attempt: 1,
  tries: 1,
  endpointId: uuid(2),
  url: 'https://crm.example.com/hook',
  secrets: [],
  failingSince: null,
  event: {
    type: 'event.sold-out',
    subjectId: uuid(3),
    payload: { slug: 'jazz-night' },
    occurredAt: new Date('2026-11-25T10:00:00.000Z'),
  },
  createdAt: NOW,
};

async function deliver(call: Partial<DueCall>, answer: Partial<CallAnswer>) {
  const said: unknown[] = [];
  await deliverCall({
    clock,
    random: () => 0.5,
    webhookCaller: {
      call: async (_to, body) => {
        said.push(['call', JSON.parse(body)]);
        return { status: null, problem: null, answer: null, ...answer };
      },
    },
    webhookCalls: {
      end: async (_call, end) => void said.push(['end', end]),
      disable: async (_id, why) => void said.push(['disable', why]),
      admins: async () => [{ id: uuid(9), email: 'admin@example.com', name: 'Ana', locale: 'pt-BR' }],
    },
    drafts: { write: async (drafts) => void said.push(['mail', drafts]) },
  })({ ...CALL, ...call });
  return said;
}

const ended = (said: unknown[]) => said.find((each) => Array.isArray(each) && each[0] === 'end');

describe('a call', () => {
  it('says what happened, to what, and when', async () => {
    expect((await deliver({}, { status: 200 }))[0]).toEqual([
      'call',
      {
        type: 'event.sold-out',
        timestamp: '2026-11-25T10:00:00.000Z',
        data: { id: uuid(3), slug: 'jazz-night' },
      },
    ]);
  });

  it.each([200, 202, 204, 299])('came through with %i', async (status) => {
    expect(ended(await deliver({}, { status, answer: 'thanks' }))).toEqual([
      'end',
      { status, problem: null, answer: null, isDelivered: true },
    ]);
  });

  // A redirect leads elsewhere, which nobody asked about.
  it.each([301, 307, 400, 404, 429, 500, 503])('is tried again after %i', async (status) => {
    expect(ended(await deliver({}, { status, answer: 'no' }))).toEqual([
      'end',
      { status, problem: null, answer: 'no', isDelivered: false, wait: 5 },
    ]);
  });

  it('is tried again where there was no answer, and given up after three days', async () => {
    expect(ended(await deliver({ tries: 13 }, { problem: 'timeout' }))).toMatchObject(['end', { wait: 57_600 }]);
    expect(ended(await deliver({ tries: 14 }, { problem: 'timeout' }))).toMatchObject(['end', { wait: null }]);
  });

  it('that only tries the endpoint is not tried again', async () => {
    const said = await deliver({ event: null }, { status: 500 });
    expect(said[0]).toMatchObject(['call', { type: 'webhook.test', data: { id: CALL.endpointId } }]);
    expect(ended(said)).toMatchObject(['end', { wait: null }]);
  });
});

describe('an endpoint', () => {
  const since = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

  it('is called no more once it says that it is gone, and whoever runs the shop hears of it', async () => {
    const said = await deliver({}, { status: 410 });
    expect(ended(said)).toMatchObject(['end', { wait: null }]);
    expect(said.slice(2)).toMatchObject([
      ['mail', [{ userId: uuid(9), locale: 'pt-BR', template: 'webhook-disabled', payload: { why: 'gone' } }]],
      ['disable', 'gone'],
    ]);
  });

  it('is called no more after five days without one success', async () => {
    expect((await deliver({ failingSince: since(4.9) }, { status: 500 })).length).toBe(2);
    expect((await deliver({ failingSince: since(5.1) }, { status: 500 })).slice(2)).toMatchObject([
      ['mail', [{ payload: { why: 'failing', since: since(5.1).toISOString(), address: CALL.url } }]],
      ['disable', 'failing'],
    ]);
  });

  it('is called on where it answers again in time', async () => {
    expect((await deliver({ failingSince: since(9) }, { status: 200 })).length).toBe(2);
  });
});
