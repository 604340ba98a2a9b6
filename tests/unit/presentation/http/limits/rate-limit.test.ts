import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/domain/errors';
import { VISITOR } from '@/domain/user';
import type { RateCounters } from '@/infrastructure/limits/counters';
import { memoryCounters } from '@/infrastructure/limits/memory-counters';
import { rateLimit } from '@/presentation/http/limits/rate-limit';

const stage = vi.hoisted(() => ({ counters: null as RateCounters | null, callers: [] as unknown[] }));
vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('../../../../support/unlimited.ts')).unlimited,
    rateCounters: () => stage.counters,
    asCaller: (caller: unknown, work: () => unknown) => {
      stage.callers.push(caller);
      return work();
    },
    asAppError: (error: unknown) => (error instanceof AppError ? error : new AppError('INTERNAL', 'logged')),
  },
}));

beforeEach(() => {
  stage.counters = memoryCounters();
  stage.callers = [];
});

const login = rateLimit({
  name: 'login',
  failures: { field: 'username', account: { points: 2, seconds: 60 }, address: { points: 4, seconds: 60 } },
});
/** How an attempt ends: `true`, or the error that it throws. */
const attempt = (username: string, outcome: true | Error, address = '192.0.2.1') =>
  login
    .begin(address, 'a-request')
    .run(VISITOR, { username }, async () => {
      if (outcome !== true) throw outcome;
      return 'signed in';
    })
    .catch((error) => (error instanceof AppError ? error.code : String(error)));

const wrong = new AppError('INVALID_CREDENTIALS', 'wrong');

describe('an attempt', () => {
  it('of which nobody knows whether it was right does not count', async () => {
    for (const reason of [new AppError('UNAVAILABLE', 'busy'), new Error('the database is away')])
      for (let turn = 0; turn < 9; turn += 1) expect(await attempt('ana', reason)).not.toBe('RATE_LIMITED');
    expect(await attempt('ana', true)).toBe('signed in');
  });

  it('that needs a second factor counts until it has one', async () => {
    const half = new AppError('SECOND_FACTOR_REQUIRED', 'code?');
    expect([await attempt('ana', half), await attempt('ana', half)]).toEqual([half.code, half.code]);
    expect(await attempt('ana', true)).toBe('RATE_LIMITED');
  });

  it('counts before it is decided, so that many at once are not all looked at', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => attempt('ana', wrong)));
    expect(all.filter((outcome) => outcome === 'INVALID_CREDENTIALS')).toHaveLength(2);
  });

  it('counts for an address once it failed, so that a crowd may sign in at the same moment', async () => {
    const crowd = Array.from({ length: 50 }, (_, n) => attempt(`person ${n}`, true));
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['signed in']));
  });

  it('gives back no more than its own', async () => {
    for (const name of ['a', 'b', 'c']) await attempt(name, wrong);
    expect(await attempt('own', true)).toBe('signed in');
    expect(await attempt('d', wrong)).toBe('INVALID_CREDENTIALS');
    expect(await attempt('e', wrong)).toBe('RATE_LIMITED');
  });

  it('of somebody known gives back nothing, or they could guess at others for ever', async () => {
    expect(await attempt('own', true)).toBe('signed in');
    for (const name of ['a', 'b', 'c']) await attempt(name, wrong);
    await attempt('own', wrong);
    expect(await attempt('own', true)).toBe('signed in');
    expect(await attempt('d', wrong)).toBe('INVALID_CREDENTIALS');
    expect(await attempt('e', wrong)).toBe('RATE_LIMITED');
  });

  it('that is refused because of others at its address does not count at its account', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await attempt(name, wrong);
    for (let turn = 0; turn < 5; turn += 1) expect(await attempt('ana', true)).toBe('RATE_LIMITED');
    await stage.counters?.forget({ name: 'login-failures-address', points: 4, seconds: 60 }, '192.0.2.1');
    expect(await attempt('ana', true)).toBe('signed in');
  });

  it('is made on behalf of an address and an account, of which no name is kept', async () => {
    await attempt('ana@example.com', true, '2001:db8::7');
    expect(stage.callers).toEqual([{ address: '2001:db8:0:0::/64', account: expect.stringMatching(/^[\w-]{22}$/) }]);
  });
});

describe('switched off', () => {
  it('counts nothing and tells nothing', async () => {
    stage.counters = null;
    const limit = rateLimit({ name: 'general', address: { points: 1, seconds: 60 } });
    const call = limit.begin('192.0.2.1', 'a-request');
    for (let turn = 0; turn < 3; turn += 1) await call.countAddress();
    expect([call.headers(), limit.policyHeaders()]).toEqual([{}, {}]);
  });
});
