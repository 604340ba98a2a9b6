import { describe, expect, it } from 'vitest';
import { HOT_ROUTES } from '@/app/api/hot-routes';
import { METHODS } from '@/presentation/http/contracts/contract';
import type { OpenApiDocument } from '@/presentation/openapi/document';
import { ANYTHING, call, ROUTES } from '../../support/api.ts';
import { undocumented } from '../../support/documented.ts';

/** GET /api/openapi.json is the API: nothing of it is missing, nothing else stands in it. */

const ADDRESS = '/api/openapi.json';
const { body: document, headers } = await call<OpenApiDocument>('GET', ADDRESS);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

describe('the document', () => {
  it('has every method of every route file, and no other', () => {
    const served = ROUTES.filter(([path]) => path !== ANYTHING).flatMap(([path, handlers]) =>
      METHODS.filter((method) => handlers[method].contract).map(
        (method) => `${method} ${path.replaceAll('[', '{').replaceAll(']', '}')}`,
      ),
    );
    expect(operations.sort()).toEqual(served.sort());
  });

  it.each(HOT_ROUTES.map(([path]) => path))('has %s, which is served without Next', (path) => {
    expect(document.paths).toHaveProperty([path]);
  });

  it('is sent once to whoever has it', async () => {
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^(?:W\/)?"[\w-]+"$/);
    const again = await call('GET', ADDRESS, { headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('says how to sign in, what is refused and how often one may call', () => {
    const purchase = document.paths['/api/tickets/purchase']?.post;
    expect(purchase).toMatchObject({
      operationId: 'purchaseTicket',
      security: [{ bearer: [] }, { session: [] }],
      parameters: [{ name: 'Idempotency-Key', in: 'header', required: false }],
      'x-ratelimit': { policy: 'purchase', windows: [expect.anything(), { scope: 'account', quota: 30, window: 60 }] },
    });
    expect(Object.keys(purchase?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '404',
      '409',
      '413',
      '415',
      '422',
      '429',
      '500',
      '503',
    ]);
    expect(document.paths['/api/events/{id}']?.patch?.parameters).toContainEqual(
      expect.objectContaining({ name: 'If-Match', in: 'header' }),
    );
    expect(document.paths['/api/auth/refresh']?.post?.security).toEqual([{ refresh: [] }]);
    expect(document.paths['/api/tickets/{id}/ticket.pdf']?.get?.responses).toHaveProperty('200.content', {
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
    });
  });
});

describe('an answer', () => {
  const health = { method: 'GET', pathname: '/api/health', status: 200, type: 'application/json' };

  it('is held against the document, by which these are refused', () => {
    expect(undocumented({ ...health, text: '{"status":"UP"}' })).toBeNull();
    expect(undocumented({ ...health, text: '{"status":"DOWN"}' })).toContain('status');
    expect(undocumented({ ...health, text: '{"status":"UP","more":1}' })).toContain('additional');
    expect(undocumented({ ...health, status: 418, text: '' })).toBe('has no answer 418');
    expect(undocumented({ ...health, type: 'text/html', text: '' })).toBe('answers 200 as text/html');
    const problem = { ...health, status: 500, type: 'application/problem+json' };
    expect(undocumented({ ...problem, text: '{"status":500}' })).toContain('required');
  });
});
