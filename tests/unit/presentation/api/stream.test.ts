import { afterEach, expect, it, vi } from 'vitest';
import { apiStream } from '@/presentation/api/stream';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A server that sends these pieces, then does as it is told. */
function serverSending(pieces: (string | Uint8Array)[], end: 'ends' | 'breaks' = 'ends', status = 200) {
  const cancelled = vi.fn();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      else if (end === 'ends') controller.close();
      else controller.error(new TypeError('network error'));
    },
    cancel: cancelled,
  });
  vi.stubGlobal('fetch', async () => new Response(body, { status }));
  return cancelled;
}

const ask = (signal?: AbortSignal) => apiStream('POST /api/chat', { body: { message: 'Hi' }, signal });
const all = async () => {
  const events: unknown[] = [];
  for await (const event of ask()) events.push(event);
  return events;
};

it('reads events that come in pieces, signs of life between them', async () => {
  const bytes = new TextEncoder().encode('event: token\ndata: {"text":"São"}\n\n');
  serverSending([
    'event: start\nda',
    'ta: {"conversationId":"x"}\n\n: still here\n\n',
    bytes.slice(0, 30),
    bytes.slice(30),
    'event: done\ndata: {}\n\n',
  ]);
  expect(await all()).toEqual([
    { name: 'start', data: { conversationId: 'x' } },
    { name: 'token', data: { text: 'São' } },
    { name: 'done', data: {} },
  ]);
});

it('says why it was refused, and that it broke off', async () => {
  serverSending(['{"code":"RATE_LIMITED","detail":"Too many"}'], 'ends', 429);
  await expect(all()).rejects.toMatchObject({ name: 'ApiError', code: 'RATE_LIMITED', status: 429 });
  serverSending(['event: start\ndata: {}\n\n'], 'breaks');
  await expect(all()).rejects.toMatchObject({ name: 'NetworkError' });
});

it('lets go of the stream where nobody reads on', async () => {
  const cancelled = serverSending(Array.from({ length: 9 }, () => 'event: token\ndata: {"text":"a"}\n\n'));
  for await (const _ of ask()) break;
  await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
});
