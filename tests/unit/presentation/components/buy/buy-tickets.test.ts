import { describe, expect, it } from 'vitest';
import { buyTickets, intentFor, type TicketOrder } from '@/presentation/components/buy/buy-tickets';

const order: TicketOrder = { eventId: 'e', participantName: 'Ana', participantEmail: 'ana@example.com', quantity: 2 };
const ticket = (confirmationCode: string) => ({ id: confirmationCode, confirmationCode });

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });
const sale = () => json(201, { ...ticket('A'), tickets: [ticket('A'), ticket('B')] });
const problem = (status: number, code: string, facts: object = {}) => json(status, { code, errors: [], ...facts });
const lost = () => {
  throw new TypeError('Failed to fetch');
};

/** A shop that gives these answers in turn, and what it saw. */
function shop(...answers: (() => Response)[]) {
  const keys: (string | null)[] = [];
  const waits: number[] = [];
  const deps = {
    fetch: async (_url: RequestInfo | URL, init?: RequestInit) => {
      keys.push(new Headers(init?.headers).get('idempotency-key'));
      const answer = answers[Math.min(keys.length, answers.length) - 1];
      if (!answer) throw new Error('no answer prepared');
      return answer();
    },
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  return { deps, keys, waits };
}

describe('buying tickets', () => {
  it('returns every ticket of the order', async () => {
    const { deps, keys } = shop(sale);
    const outcome = await buyTickets(order, 'k', deps);
    expect(outcome.kind === 'sold' && outcome.tickets.map((each) => each.confirmationCode)).toEqual(['A', 'B']);
    expect(keys).toEqual(['k']);
  });

  it('returns the one ticket where the answer lists none', async () => {
    const outcome = await buyTickets(order, 'k', shop(() => json(201, ticket('A'))).deps);
    expect(outcome.kind === 'sold' && outcome.tickets.map((each) => each.confirmationCode)).toEqual(['A']);
  });

  it('waits 200, 400 and 800 ms for a lost race and then gives up', async () => {
    const { deps, keys, waits } = shop(() => problem(409, 'OPTIMISTIC_LOCK_ERROR'));
    expect(await buyTickets(order, 'k', deps)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'OPTIMISTIC_LOCK_ERROR' },
    });
    expect(waits).toEqual([200, 400, 800]);
    expect(keys).toEqual(['k', 'k', 'k', 'k']);
  });

  it('asks again with the same key when the answer was lost', async () => {
    const { deps, keys } = shop(lost, lost, sale);
    expect(await buyTickets(order, 'k', deps)).toMatchObject({ kind: 'sold' });
    expect(keys).toEqual(['k', 'k', 'k']);
  });

  it('says that it does not know when no answer ever came', async () => {
    const { deps, keys } = shop(lost);
    expect(await buyTickets(order, 'k', deps)).toEqual({ kind: 'unknown' });
    expect(keys).toHaveLength(4);
  });

  it('waits as long as a busy shop asks, within reason', async () => {
    const { deps, waits } = shop(
      () => json(503, { code: 'UNAVAILABLE' }, { 'retry-after': '2' }),
      () => json(503, { code: 'UNAVAILABLE' }, { 'retry-after': '3600' }),
      sale,
    );
    expect(await buyTickets(order, 'k', deps)).toMatchObject({ kind: 'sold' });
    expect(waits).toEqual([2000, 5000]);
  });

  it('waits for its own sale that is still running', async () => {
    const { deps } = shop(() => problem(409, 'IDEMPOTENCY_IN_PROGRESS'), sale);
    expect(await buyTickets(order, 'k', deps)).toMatchObject({ kind: 'sold' });
  });

  it('takes a plain 502 of a proxy for no answer at all', async () => {
    const { deps } = shop(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await buyTickets(order, 'k', deps)).toEqual({ kind: 'unknown' });
  });

  it.each(['INSUFFICIENT_CAPACITY', 'SALES_CLOSED', 'VALIDATION_ERROR', 'UNAUTHORIZED', 'IDEMPOTENCY_KEY_REUSED'])(
    'never repeats %s',
    async (code) => {
      const { deps, keys } = shop(() => problem(409, code, { availableTickets: 1 }));
      expect(await buyTickets(order, 'k', deps)).toEqual({
        kind: 'refused',
        refusal: { code, errors: [], availableTickets: 1 },
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
    expect(intentFor(first, { ...order, quantity: 3 }, newKey).key).not.toBe(first.key);
  });
});
