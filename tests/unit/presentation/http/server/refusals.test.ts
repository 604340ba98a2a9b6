import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { refusalOf, refuse } from '@/presentation/http/server/refusals';

/** What is answered before Next sees the request; null where it may see it. */
function refused(method: string, url: string) {
  const refusal = refusalOf({ method, url });
  if (!refusal) return null;
  const answer = { status: 0, headers: {}, body: '' };
  const request = Object.assign(new EventEmitter(), { url, resume: () => undefined });
  const response = {
    writeHead: (status: number, headers: object) => Object.assign(answer, { status, headers }),
    end: (body: string) => Object.assign(answer, { body }),
  };
  refuse(request as unknown as IncomingMessage, response as unknown as ServerResponse, refusal);
  return { ...answer, body: JSON.parse(answer.body) };
}

describe('a request', () => {
  it.each(['/', '/api/events?q=%', '/events/caf%C3%A9', '/api/events?q=%00', '/*'])('for %s can be read', (url) => {
    expect(refused('GET', url)).toBeNull();
  });

  it.each(['/%E0%A4%A', '/events/%00', '/api/events/%', '*'])('for %s cannot, and is refused with 400', (url) => {
    expect(refused('OPTIONS', url)).toMatchObject({
      status: 400,
      headers: { 'X-Content-Type-Options': 'nosniff' },
      body: { code: 'VALIDATION_ERROR', instance: url },
    });
  });

  it('by TRACE is refused with the methods that there are', () => {
    expect(refused('TRACE', '/api/events')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS' },
      body: { code: 'METHOD_NOT_ALLOWED' },
    });
    expect(refused('PROPFIND', '/api/events')).toBeNull();
  });

  it('by a method that no page has is refused with those that it has', () => {
    for (const method of ['PUT', 'OPTIONS', 'PROPFIND'])
      expect(refused(method, '/events?q=1')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } });
    expect(refused('POST', '/apis')).toBeNull();
    expect(refused('PUT', '/api')).toBeNull();
  });
});
