import { describe, expect, it, vi } from 'vitest';
import { assureOperator } from '@/presentation/http/operator';
import type { ApiRequest } from '@/presentation/http/request';

const stage = vi.hoisted(() => ({ token: undefined as string | undefined }));
vi.mock('@/composition', () => ({ platform: { env: () => ({ METRICS_TOKEN: stage.token }) } }));

const TOKEN = 'a-token-of-24-characters';

const asking = (address: string, headers: Record<string, string> = {}): ApiRequest => ({
  method: 'GET',
  path: '/api/metrics',
  search: '',
  address,
  headers: new Headers(headers),
  readText: () => expect.fail('there is no body'),
  readBytes: () => expect.fail('there is no body'),
  isGone: () => false,
});

const isLetIn = (request: ApiRequest) => {
  try {
    assureOperator(request);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'UNAUTHORIZED' });
    return false;
  }
};

describe.each([undefined, TOKEN])('with METRICS_TOKEN %s, what is for operators', (token) => {
  it.each([
    ['this machine', asking('127.0.0.1'), true],
    ['this machine, by IPv6', asking('::1'), true],
    ['a neighbour', asking('10.0.0.7'), false],
    ['whoever comes through a proxy on this machine', asking('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }), false],
    ['who says through it to be this machine', asking('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }), false],
    ['who comes through a proxy of another kind', asking('127.0.0.1', { forwarded: 'for=127.0.0.1' }), false],
    ['nobody knows who', asking('unknown'), false],
    ['the token from elsewhere', asking('10.0.0.7', { authorization: `Bearer ${TOKEN}` }), token !== undefined],
    ['another token', asking('10.0.0.7', { authorization: `Bearer ${TOKEN}x` }), false],
    ['an empty token', asking('10.0.0.7', { authorization: 'Bearer undefined' }), false],
  ])('for %s: %#', (_who, request, expected) => {
    stage.token = token;
    expect(isLetIn(request)).toBe(expected);
  });
});
