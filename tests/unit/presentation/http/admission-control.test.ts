import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { admissionControl } from '@/presentation/http/admission-control';

type Answer = { status: number; headers: Record<string, string>; body: string };

/** A request that waits to be served, and what was answered instead. */
function visit(url: string, method = 'POST') {
  const answer: Answer = { status: 0, headers: {}, body: '' };
  const request = Object.assign(new EventEmitter(), { url, method, resume: () => undefined });
  const response = Object.assign(new EventEmitter(), {
    destroyed: false,
    writeHead: (status: number, headers: Record<string, string>) => Object.assign(answer, { status, headers }),
    end: (body: string) => Object.assign(answer, { body }),
  });
  return { request: request as unknown as IncomingMessage, response: response as unknown as ServerResponse, answer };
}

const PURCHASE = '/api/tickets/purchase';

describe('admission control', () => {
  it('serves a lone purchase at once', () => {
    const served: string[] = [];
    const { request, response } = visit(PURCHASE);
    admissionControl(({ url }) => served.push(url ?? ''))(request, response);
    expect(served).toEqual([PURCHASE]);
  });

  it('begins a crowd of purchases in the order they came, a few in each turn', async () => {
    const served: ServerResponse[] = [];
    const enter = admissionControl((_, response) => served.push(response));
    const crowd = Array.from({ length: 100 }, () => visit(PURCHASE));
    for (const { request, response } of crowd) enter(request, response);
    const atOnce = served.length;
    expect(atOnce).toBeGreaterThan(0);
    expect(atOnce).toBeLessThan(100);
    for (let turn = 0; turn < 100 && served.length < 100; turn += 1) await nextTurn();
    expect(served).toEqual(crowd.map(({ response }) => response));
  });

  it('turns purchases away with 503 and Retry-After while it is full, and lets in again once somebody has left', async () => {
    const served: ServerResponse[] = [];
    const enter = admissionControl((_, response) => served.push(response));
    const first = visit(PURCHASE);
    enter(first.request, first.response);
    for (let visitor = 1; visitor < 256; visitor += 1) {
      const { request, response } = visit(PURCHASE);
      enter(request, response);
    }
    const late = visit(PURCHASE);
    enter(late.request, late.response);
    expect(late.answer.status).toBe(503);
    expect(late.answer.headers['retry-after']).toBe('1');
    expect(JSON.parse(late.answer.body)).toMatchObject({ code: 'UNAVAILABLE', status: 503, instance: PURCHASE });

    first.response.emit('close');
    const again = visit(PURCHASE);
    enter(again.request, again.response);
    while (served.length < 257) await nextTurn();
    expect(again.answer.status).toBe(0);
  });

  it('never makes a reader wait for buyers', () => {
    const served: string[] = [];
    const enter = admissionControl(({ url }) => served.push(url ?? ''));
    for (let visitor = 0; visitor < 300; visitor += 1) {
      const { request, response } = visit(PURCHASE);
      enter(request, response);
    }
    const reader = visit('/events', 'GET');
    enter(reader.request, reader.response);
    expect(served.at(-1)).toBe('/events');
  });

  it('does not serve a buyer who left before their turn', async () => {
    const served: ServerResponse[] = [];
    const enter = admissionControl((_, response) => served.push(response));
    const crowd = Array.from({ length: 40 }, () => visit(PURCHASE));
    for (const { request, response } of crowd) enter(request, response);
    const leaver = crowd[39];
    Object.assign(leaver?.response ?? {}, { destroyed: true });
    for (let turn = 0; turn < 50; turn += 1) await nextTurn();
    expect(served).toHaveLength(39);
  });

  it.each(['/%E0%A4%A', '/events/%00', '/api/events/%'])('refuses the unreadable address %s with 400', (url) => {
    const { request, response, answer } = visit(url, 'GET');
    admissionControl(() => expect.fail('served'))(request, response);
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'VALIDATION_ERROR' });
  });
});
