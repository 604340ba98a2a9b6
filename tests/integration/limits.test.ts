import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const browser = vi.hoisted(() => {
  process.env.RATE_LIMITS = 'on';
  return { headers: new Headers() };
});
vi.mock('next/headers', () => ({
  headers: async () => browser.headers,
  cookies: async () => ({ get: () => undefined, set: () => undefined, delete: () => undefined }),
}));
// next-intl imports `next/navigation` without its extension, which Node's own loader refuses.
vi.mock('@/presentation/i18n/navigation', () => ({ redirect: () => undefined }));

import type { AccessDto } from '@/application/auth/schema';
import { login } from '@/presentation/actions/account';
import { limits, visitorLimits } from '@/presentation/http/contracts/limits';
import {
  type Answer,
  call,
  createEvent,
  type Method,
  orderFor,
  type Problem,
  person,
  refused,
} from '../support/api.ts';

/** Each test has addresses of its own: what is counted outlives it. */
let house = 0;
beforeEach(() => {
  house += 1;
});
const from = (door: number) => ({ 'x-eventhub-address': `198.51.${house}.${door}` });

async function times(count: number, method: Method, path: string, asked: Parameters<typeof call>[2]) {
  let last: Answer<Record<string, unknown>> | undefined;
  for (let turn = 0; turn < count; turn += 1) last = await call(method, path, asked);
  return last;
}

const RIGHT = 'open-sesame';
const signIn = (username: string, password: string, door = 1) =>
  call<AccessDto & Problem>('POST', '/api/auth/login', { json: { username, password }, headers: from(door) });
const wrong = async (count: number, username: string, door = 1) => {
  const statuses = new Set<number>();
  for (let turn = 0; turn < count; turn += 1) statuses.add((await signIn(username, 'wrong', door)).status);
  return [...statuses];
};
const someone = () => person('USER', { password: RIGHT });

describe('an answer of its own for each caller', () => {
  it('says what is allowed and how much of it is left', async () => {
    const as = await someone();
    await call('GET', '/api/auth/me', { as, headers: from(1) });
    const { headers } = await call('GET', '/api/auth/me', { as, headers: from(1) });
    expect(headers.get('ratelimit-policy')).toBe('"general-account";q=1200;w=60');
    expect(headers.get('ratelimit')).toMatch(/^"general-account";r=1198;t=\d+$/);
  });
});

describe('an answer that caches may keep', () => {
  it('says what is allowed, and nothing of how this caller stands', async () => {
    const { headers } = await call('GET', '/api/events/upcoming', { headers: from(1) });
    expect(headers.get('ratelimit-policy')).toBe('"general-address";q=3000;w=10');
    expect(headers.get('ratelimit')).toBe(null);
  });

  it('is refused to an address that asks too often, and to no other', async () => {
    await times(limits.general.address.points, 'GET', '/api/events/upcoming', { headers: from(1) });
    const { status, headers, body } = await refused('RATE_LIMITED', 'GET', '/api/events/upcoming', {
      headers: from(1),
    });
    expect(status).toBe(429);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(headers.get('ratelimit')).toMatch(/^"general-address";r=0;t=\d+$/);
    expect(body).toMatchObject({ policy: 'general-address', retryAfter: expect.any(Number) });
    expect((await call('GET', '/api/events/upcoming', { headers: from(2) })).status).toBe(200);
  });

  it('counts a /64 of IPv6 as one address', async () => {
    const at = (network: string, host: number) => ({ 'x-eventhub-address': `2001:db8:${house}:${network}::${host}` });
    for (let host = 0; host < limits.general.address.points; host += 1)
      await call('GET', '/api/events/upcoming', { headers: at('1', host) });
    await refused('RATE_LIMITED', 'GET', '/api/events/upcoming', { headers: at('1', 9_999) });
    expect((await call('GET', '/api/events/upcoming', { headers: at('2', 1) })).status).toBe(200);
  });
});

describe('buying', () => {
  it('is limited by account, wherever it comes from, and not for others at the same address', async () => {
    const [admin, greedy, other] = [await person('ADMIN'), await someone(), await someone()];
    const event = await createEvent(admin, { capacity: 100 });
    const buy = (as: typeof other, door: number) =>
      call('POST', '/api/tickets/purchase', { as, json: orderFor(event.id), headers: from(door) });
    for (let n = 0; n < limits.purchase.account.points; n += 1) expect((await buy(greedy, 1)).status).toBe(201);
    expect((await buy(greedy, 1)).status).toBe(429);
    expect((await buy(greedy, 2)).status).toBe(429);
    expect((await buy(other, 1)).status).toBe(201);
  });

  it('goes on behind an address from which somebody floods it without an account', async () => {
    const [admin, buyer] = [await person('ADMIN'), await someone()];
    const event = await createEvent(admin, { capacity: 10 });
    const order = { json: orderFor(event.id), headers: from(1) };
    await times(limits.purchase.address.points, 'POST', '/api/tickets/purchase', order);
    expect((await call('POST', '/api/tickets/purchase', order)).status).toBe(429);
    const forged = { ...order, headers: { ...order.headers, authorization: 'Bearer a.b.c' } };
    expect((await call('POST', '/api/tickets/purchase', forged)).status).toBe(429);
    expect((await call('POST', '/api/tickets/purchase', { ...order, as: buyer })).status).toBe(201);
  });
});

describe('signing in', () => {
  it('is refused after ten mistakes at one account from one address, by whatever case it is written', async () => {
    const { username } = await someone();
    expect(await wrong(9, username)).toEqual([401]);
    expect(await wrong(1, username.toUpperCase())).toEqual([401]);
    const late = await signIn(username, RIGHT);
    expect([late.status, late.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(late.headers.get('ratelimit-policy')).toContain('"login-failures-account";q=10;w=900');
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('goes on for the owner from elsewhere, however often strangers were wrong', async () => {
    const { username } = await someone();
    await Promise.all([2, 3, 4, 5].map((door) => wrong(12, username, door)));
    expect((await signIn(username, RIGHT, 1)).status).toBe(200);
  });

  it('takes back the mistakes made before it', async () => {
    const { username } = await someone();
    for (let day = 0; day < 8; day += 1) {
      expect(await wrong(9, username)).toEqual([401]);
      expect((await signIn(username, RIGHT)).status).toBe(200);
    }
  });

  it('takes back none that were made at other accounts', async () => {
    const [own, victim] = [await someone(), await someone()];
    expect(await wrong(9, victim.username)).toEqual([401]);
    expect((await signIn(own.username, RIGHT)).status).toBe(200);
    expect(await wrong(1, victim.username)).toEqual([401]);
    expect(await wrong(1, victim.username)).toEqual([429]);
  });

  it('is refused to an address that is wrong at many accounts, save to whoever signed in from there before', async () => {
    const [regular, stranger] = [await someone(), await someone()];
    expect((await signIn(regular.username, RIGHT)).status).toBe(200);
    const victims = await Promise.all(Array.from({ length: 10 }, someone));
    for (const { username } of victims) expect(await wrong(10, username)).toEqual([401]);
    expect((await signIn(stranger.username, RIGHT)).status).toBe(429);
    expect((await signIn(regular.username, RIGHT)).status).toBe(200);
    expect((await signIn(stranger.username, RIGHT, 2)).status).toBe(200);
  });

  it('by the form counts the same', async () => {
    const { username } = await someone();
    browser.headers = new Headers(from(1));
    const submit = (password: string) => login(null, { username, password, locale: 'en' });
    for (let turn = 0; turn < 9; turn += 1)
      expect(await submit('wrong')).toMatchObject({ ok: false, error: { code: 'INVALID_CREDENTIALS' } });
    // A success leads on, which takes the mistakes back.
    await expect(submit(RIGHT)).rejects.toMatchObject({ digest: expect.stringContaining('NEXT_REDIRECT') });
    for (let turn = 0; turn < 10; turn += 1)
      expect(await submit('wrong')).toMatchObject({ ok: false, error: { code: 'INVALID_CREDENTIALS' } });
    expect(await submit(RIGHT)).toMatchObject({
      ok: false,
      error: { code: 'RATE_LIMITED', facts: { policy: 'login-failures-account', retryAfter: expect.any(Number) } },
    });
    expect((await signIn(username, RIGHT)).status).toBe(429);
  });
});

it('refusing asks the database nothing', async () => {
  const { username } = await someone();
  await wrong(10, username);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    expect(await wrong(3, username)).toEqual([429]);
    expect(asked).not.toHaveBeenCalled();
  } finally {
    asked.mockRestore();
  }
});

describe('questions to the assistant', () => {
  const ask = (headers: Record<string, string>) =>
    call<Problem>('POST', '/api/chat', { json: { message: 'Hello' }, headers: { ...from(1), ...headers } });

  it('are counted by browser before those of its address are used up, and by address', async () => {
    const first = await ask({});
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    for (let turn = 0; turn < visitorLimits.chat.points; turn += 1) expect((await ask({ cookie })).status).toBe(200);
    const over = await ask({ cookie });
    expect(over.body.code).toBe('RATE_LIMITED');
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    // Somebody else behind the same address goes on asking, until all of them together are too many.
    expect((await ask({})).status).toBe(200);
    const statuses = new Set<number>();
    for (let turn = 0; turn < limits.chat.address.points; turn += 1) statuses.add((await ask({})).status);
    expect([...statuses]).toEqual([200, 429]);
  });
});
