import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PurchaseInput } from '@/application/orders/schema';
import { buyTickets, intentAfter, intentFor } from '@/presentation/components/buy/buy-tickets';

const order: PurchaseInput = {
  eventId: 'e',
  participantName: 'Ana',
  participantEmail: 'ana@example.com',
  lines: [{ ticketTypeId: 't', quantity: 2 }],
};
const ticket = (confirmationCode: string) => ({ id: confirmationCode, confirmationCode });

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const sale = () => json(201, { ...ticket('A'), tickets: [ticket('A'), ticket('B')] });
const problem = (status: number, code: string, facts: object = {}) => json(status, { code, errors: [], ...facts });
const lost = () => {
  throw new TypeError('Failed to fetch');
};

afterEach(() => vi.unstubAllGlobals());

/** A shop that gives these answers in turn, and what it saw. */
function shop(...answers: (() => Response)[]) {
  const addresses: string[] = [];
  const keys: (string | null)[] = [];
  const bodies: unknown[] = [];
  const waits: number[] = [];
  vi.stubGlobal('fetch', async (url: RequestInfo | URL, init?: RequestInit) => {
    addresses.push(String(url));
    keys.push(new Headers(init?.headers).get('idempotency-key'));
    bodies.push(JSON.parse(String(init?.body)));
    const answer = answers[Math.min(keys.length, answers.length) - 1];
    if (!answer) throw new Error('no answer prepared');
    return answer();
  });
  const buy = () =>
    buyTickets(order, 'k', 'en', async (milliseconds) => {
      waits.push(milliseconds);
    });
  return { buy, addresses, keys, bodies, waits };
}

describe('buying tickets', () => {
  it('returns every ticket of the order', async () => {
    const { buy, addresses, keys, bodies } = shop(sale);
    const outcome = await buy();
    expect(outcome.kind === 'sold' && outcome.tickets.map((each) => each.confirmationCode)).toEqual(['A', 'B']);
    const { eventId, ...rest } = order;
    expect({ addresses, keys, bodies }).toEqual({
      addresses: [`/api/events/${eventId}/purchase`],
      keys: ['k'],
      bodies: [rest],
    });
  });

  it('returns the one ticket where the answer lists none', async () => {
    const outcome = await shop(() => json(201, ticket('A'))).buy();
    expect(outcome.kind === 'sold' && outcome.tickets.map((each) => each.confirmationCode)).toEqual(['A']);
  });

  it('waits 200, 400 and 800 ms for a lost race and then gives up', async () => {
    const { buy, keys, waits } = shop(() => problem(409, 'OPTIMISTIC_LOCK_ERROR'));
    expect(await buy()).toMatchObject({
      kind: 'refused',
      refusal: { code: 'OPTIMISTIC_LOCK_ERROR' },
    });
    expect(waits).toEqual([200, 400, 800]);
    expect(keys).toEqual(['k', 'k', 'k', 'k']);
  });

  it('asks again with the same key when the answer was lost', async () => {
    const { buy, keys } = shop(lost, lost, sale);
    expect(await buy()).toMatchObject({ kind: 'sold' });
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  it('says that it does not know when no answer ever came', async () => {
    const { buy, keys } = shop(lost);
    expect(await buy()).toEqual({ kind: 'unknown' });
    expect(keys).toHaveLength(4);
  });

  it('waits as long as a busy shop asks, within reason', async () => {
    const { buy, waits } = shop(
      () => json(503, { code: 'UNAVAILABLE' }, { 'retry-after': '2' }),
      () => json(503, { code: 'UNAVAILABLE' }, { 'retry-after': '3600' }),
      sale,
    );
    expect(await buy()).toMatchObject({ kind: 'sold' });
    expect(waits).toEqual([2000, 5000]);
  });

  it('comes again where the shop was asked too often, as by the crowd behind one address', async () => {
    const { buy, waits } = shop(() => json(429, { code: 'RATE_LIMITED' }, { 'retry-after': '3' }), sale);
    expect(await buy()).toMatchObject({ kind: 'sold' });
    expect(waits).toEqual([3000]);
  });

  it('does not take a full shop for a refusal of what may have been sold before', async () => {
    const busy = () => json(503, { code: 'UNAVAILABLE' });
    expect(await shop(busy).buy()).toMatchObject({ kind: 'refused', refusal: { code: 'UNAVAILABLE' } });
    expect(await shop(lost, busy).buy()).toEqual({ kind: 'unknown' });
  });

  it('waits for its own sale that is still running', async () => {
    const { buy } = shop(() => problem(409, 'IDEMPOTENCY_IN_PROGRESS'), sale);
    expect(await buy()).toMatchObject({ kind: 'sold' });
  });

  it('takes a plain 502 of a proxy for no answer at all', async () => {
    const { buy } = shop(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await buy()).toEqual({ kind: 'unknown' });
  });

  it('says which ticket type is closed, and which field is not right', async () => {
    const errors = [{ field: 'participantEmail', code: 'invalid_format', message: 'no e-mail' }];
    const { buy } = shop(() => json(409, { code: 'SALES_CLOSED', errors, ticketTypeId: 't' }));
    expect(await buy()).toMatchObject({ refusal: { errors, ticketTypeId: 't' } });
  });

  it.each(['INSUFFICIENT_CAPACITY', 'SALES_CLOSED', 'VALIDATION_ERROR', 'UNAUTHORIZED', 'IDEMPOTENCY_KEY_REUSED'])(
    'never repeats %s',
    async (code) => {
      const { buy, keys } = shop(() => problem(409, code, { availableTickets: 1 }));
      expect(await buy()).toEqual({
        kind: 'refused',
        refusal: { code, errors: [], availableTickets: 1, ticketTypeId: undefined, isOtherPrice: false },
      });
      expect(keys).toHaveLength(1);
    },
  );
});

describe('an intent', () => {
  let made = 0;
  const newKey = () => `key-${++made}`;

  it('keeps its key while the order stays the same, and gets a new one when it changes', () => {
    const first = intentFor(null, order, newKey);
    expect(intentFor(first, { ...order }, newKey)).toBe(first);
    expect(intentFor(first, { ...order, lines: [{ ticketTypeId: 't', quantity: 3 }] }, newKey).key).not.toBe(first.key);
  });

  it('keeps its key until it has sold, because an answer that nobody heard may have been a sale', async () => {
    const intent = intentFor(null, order, newKey);
    const outcomes = [await shop(() => problem(503, 'UNAVAILABLE')).buy(), await shop(lost).buy()];
    for (const outcome of outcomes) expect(intentAfter(intent, outcome)).toBe(intent);
    expect(intentAfter(intent, await shop(sale).buy())).toBeNull();
    expect(intentAfter(intent, await shop(() => problem(409, 'IDEMPOTENCY_KEY_REUSED')).buy())).toBeNull();
  });
});
