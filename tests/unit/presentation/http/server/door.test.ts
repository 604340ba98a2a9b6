import { describe, expect, it, vi } from 'vitest';
import { tooManyBuyers } from '@/domain/admission';
import { asAppError } from '@/infrastructure/db/failures';
import type { ApiRequest } from '@/presentation/http/request';
import { answering } from '@/presentation/http/route';
import { saleDoor } from '@/presentation/http/server/door';

const FRIEND = 'https://friend.example';

vi.mock('@/composition', async () => ({
  platform: {
    ...(await import('@/infrastructure/metrics/figures')),
    env: () => ({ NODE_ENV: 'production', CORS_ORIGINS: [FRIEND] }),
    logger: { debug: () => undefined, error: () => expect.fail('a refusal is no failure') },
    warnings: () => ({ warn: () => undefined }),
    asAppError: (error: unknown) => asAppError(error),
  },
  queries: {},
}));
vi.mock('@/presentation/session-cookie', () => ({}));

const PATH = '/api/events/0192f0c1-7b1e-7c3a-9d39-6f1f0f1f7a10/purchase';
const posting = (headers: Record<string, string> = {}): ApiRequest => ({
  method: 'POST',
  path: PATH,
  search: '',
  address: '203.0.113.1',
  headers: new Headers(headers),
  readText: () => expect.fail('the body was read'),
  readBytes: () => expect.fail('the body was read'),
  isGone: () => false,
});

describe('the door of a sale', () => {
  it('lets pass whoever may still be taken, and asks with the event and the key', () => {
    const asked: unknown[] = [];
    const door = saleDoor((...parts) => {
      asked.push(parts);
      return false;
    });
    expect(door(posting({ 'idempotency-key': 'mine' }), { id: 'e' })).toBeNull();
    expect(door(posting(), { id: 'e' })).toBeNull();
    expect(asked).toEqual([
      ['e', 'mine'],
      ['e', null],
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['anybody', {}],
    ['who names the request', { 'x-request-id': 'my-request-1' }],
    ['a page that may read the answer', { origin: FRIEND }],
    ['a page that may not', { origin: 'https://evil.example' }],
  ])('refuses %s with the very answer that the queue would give', async (_, headers) => {
    const request = posting(headers);
    const refusal = saleDoor(() => true)(request, { id: 'e' });
    const whole = await answering(request, async () => {
      throw tooManyBuyers();
    });
    const seconds = refusal?.headers['retry-after'];
    expect(Number(seconds)).toBeGreaterThanOrEqual(1);
    expect(Number(seconds)).toBeLessThanOrEqual(4);
    const requestId = refusal?.headers['x-request-id'] ?? '';
    if (headers['x-request-id']) expect(requestId).toBe(headers['x-request-id']);
    else expect(requestId).toMatch(/^[\w-]{36}$/);
    const own = whole.headers['x-request-id'] ?? '';
    expect({ ...refusal, headers: { ...refusal?.headers, 'retry-after': 'n' } }).toEqual(
      JSON.parse(
        JSON.stringify({ ...whole, headers: { ...whole.headers, 'retry-after': 'n' } }).replaceAll(own, requestId),
      ),
    );
  });

  it('spreads when they may come back', () => {
    const door = saleDoor(() => true);
    const seconds = Array.from({ length: 200 }, () => door(posting(), { id: 'e' })?.headers['retry-after']);
    expect([...new Set(seconds)].sort()).toEqual(['1', '2', '3', '4']);
  });
});
