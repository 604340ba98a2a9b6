import { NetworkError, readApiError } from './api-error';
import { type Args, requestOf } from './client';
import type { Endpoint, StreamEvent } from './endpoints';

/** An endpoint that sends events while it works (http/answers/event-stream.ts), as our own pages read it. */

const END_OF_EVENT = '\n\n';

/** `event: token\ndata: {"text":"…"}`; null for a sign of life. */
function readEvent(block: string): { name: string; data: unknown } | null {
  const [, name, data] = /^event: (.+)\ndata: (.+)$/.exec(block) ?? [];
  return name && data ? { name, data: JSON.parse(data) } : null;
}

async function* eventsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  try {
    for (;;) {
      const { done, value = '' } = await reader.read();
      if (done) return;
      const blocks = (text + value).split(END_OF_EVENT);
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = readEvent(block);
        if (event) yield event;
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * `for await (const event of apiStream('POST /api/chat', { body, signal }))`
 * @throws ApiError where the API refused | NetworkError where it broke off | the signal's reason
 */
export function apiStream<E extends Endpoint>(endpoint: E, ...[sent]: Args<E>): AsyncGenerator<StreamEvent<E>>;
export async function* apiStream(
  endpoint: string,
  sent?: Parameters<typeof requestOf>[1],
): AsyncGenerator<{ name: string; data: unknown }> {
  const [address, { headers, ...init }] = requestOf(endpoint, sent);
  try {
    const response = await fetch(address, { ...init, headers: { ...headers, accept: 'text/event-stream' } });
    if (!response.ok || !response.body) throw await readApiError(response);
    yield* eventsOf(response.body);
  } catch (error) {
    if (sent?.signal?.aborted || (error instanceof Error && error.name === 'ApiError')) throw error;
    throw new NetworkError(error);
  }
}
