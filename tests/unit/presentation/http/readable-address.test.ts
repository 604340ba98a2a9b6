import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isReadable, refuseAddress } from '@/presentation/http/readable-address';

describe('an address', () => {
  it.each(['/', '/api/events?q=%', '/events/caf%C3%A9', '/api/events?q=%00'])('%s can be read', (url) => {
    expect(isReadable(url)).toBe(true);
  });

  it.each(['/%E0%A4%A', '/events/%00', '/api/events/%'])('%s cannot, and is refused with 400', (url) => {
    expect(isReadable(url)).toBe(false);
    const answer = { status: 0, headers: {}, body: '' };
    const request = Object.assign(new EventEmitter(), { url, resume: () => undefined });
    const response = {
      writeHead: (status: number, headers: object) => Object.assign(answer, { status, headers }),
      end: (body: string) => Object.assign(answer, { body }),
    };
    refuseAddress(request as unknown as IncomingMessage, response as unknown as ServerResponse);
    expect(answer).toMatchObject({ status: 400, headers: { 'X-Content-Type-Options': 'nosniff' } });
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'VALIDATION_ERROR', instance: url });
  });
});
