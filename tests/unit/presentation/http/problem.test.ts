import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ERROR_CODES } from '@/domain/errors';
import en from '@/messages/en.json';
import ptBR from '@/messages/pt-BR.json';

const where = { instance: '/api/x', requestId: 'request-1' };

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgresql://nobody@127.0.0.1:1/nothing');
  vi.stubEnv('AUTH_SECRET', 'a-secret-for-the-tests-only-0123456789');
  vi.stubEnv('LOG_LEVEL', 'silent');
});
afterEach(() => void vi.unstubAllEnvs());

/** With modules of its own, since the environment is read once. */
async function load(nodeEnv: 'production' | 'development') {
  vi.stubEnv('NODE_ENV', nodeEnv);
  const { problem: answerOf } = await import('@/presentation/http/problem');
  const { toResponse } = await import('@/presentation/http/answers/answer');
  const problem = (...of: Parameters<typeof answerOf>) => toResponse(answerOf(...of));
  const { AppError } = await import('@/domain/errors');
  return { problem, AppError };
}

describe('a problem', () => {
  it.each([
    ['VALIDATION_ERROR', 400],
    ['MALFORMED_JSON', 400],
    ['UNAUTHORIZED', 401],
    ['INVALID_CREDENTIALS', 401],
    ['FORBIDDEN', 403],
    ['RESOURCE_NOT_FOUND', 404],
    ['METHOD_NOT_ALLOWED', 405],
    ['CONFLICT', 409],
    ['INSUFFICIENT_CAPACITY', 409],
    ['OPTIMISTIC_LOCK_ERROR', 409],
    ['SALES_CLOSED', 409],
    ['EVENT_HAS_TICKETS', 409],
    ['ALREADY_CHECKED_IN', 409],
    ['IDEMPOTENCY_IN_PROGRESS', 409],
    ['PAYLOAD_TOO_LARGE', 413],
    ['UNSUPPORTED_MEDIA_TYPE', 415],
    ['IDEMPOTENCY_KEY_REUSED', 422],
    ['RATE_LIMITED', 429],
    ['INTERNAL', 500],
    ['UNAVAILABLE', 503],
  ] as const)('%s is status %i', async (code, status) => {
    const { problem, AppError } = await load('production');
    const response = problem(new AppError(code, 'what happened'), where);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('www-authenticate')).toBe(status === 401 ? 'Bearer' : null);
    expect(await response.json()).toMatchObject({
      status,
      code,
      detail: 'what happened',
      instance: '/api/x',
      requestId: 'request-1',
      errors: [],
    });
  });

  it('names fields and facts, and when to come back', async () => {
    const { problem, AppError } = await load('production');
    const fields = [{ field: 'email', code: 'taken', message: 'is taken' }];
    const response = problem(
      new AppError('CONFLICT', 'taken', { fields, retryAfter: 5, facts: { currentVersion: 7 } }),
      where,
    );
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ errors: fields, currentVersion: 7 });
  });

  it('says nothing of the inside in production', async () => {
    const { problem } = await load('production');
    const text = await problem(new Error('password of the database is hunter2', { cause: 'stack' }), where).text();
    expect(text).not.toMatch(/hunter2|stack|debug/);
    expect(JSON.parse(text)).toMatchObject({ status: 500, code: 'INTERNAL' });
  });

  it('helps the developer in development', async () => {
    const { problem } = await load('development');
    expect(await problem(new Error('what broke'), where).json()).toMatchObject({
      code: 'INTERNAL',
      debug: 'Error: what broke',
    });
  });

  it.each([undefined, null, 'text', 7, {}])('is made even of %j, thrown by mistake', async (thrown) => {
    const { problem } = await load('production');
    expect(problem(thrown, where).status).toBe(500);
  });

  it('has words for every code in both languages', () => {
    for (const messages of [en, ptBR])
      expect(Object.keys(messages.errors)).toEqual(expect.arrayContaining([...ERROR_CODES]));
  });
});
