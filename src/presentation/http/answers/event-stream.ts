import type { ServerResponse } from 'node:http';

/**
 * Answers that are sent while they are made: server-sent events (https://html.spec.whatwg.org/#server-sent-events). Nothing
 * on the way may hold them back, so they say that they are neither compressed nor buffered.
 */

type EventSink = {
  /** Nothing any more once the reader left. */
  send: (name: string, data: unknown) => void;
  /** Aborted as soon as the reader leaves. */
  signal: AbortSignal;
};
/** Sends its events and ends. Its errors must be events, too. */
export type EventStream = (sink: EventSink) => Promise<void>;

export const STREAM_HEADERS: Record<string, string> = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Compression would hold back what does not fill its window.
  'cache-control': 'no-store, no-transform',
  // nginx hands on each piece as it comes.
  'x-accel-buffering': 'no',
};

/** Shorter than proxies and phones wait for a sign of life. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT = ': still here\n\n';
/** No answer is as long: whoever has that much waiting does not read. */
const MOST_UNREAD_BYTES = 256 * 1024;
/** What is left when all is said has so long to reach its reader. */
const LAST_BYTES_MS = 10_000;

/** JSON has no line break, so each event is one line of data. */
const written = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** How a text goes out; false where it cannot any more. */
type Write = (text: string) => boolean;

/** How each that runs is broken off. */
const open = new Set<() => void>();

/** Breaks off all that are still sent, each with its last word: before the process ends. */
export function endStreams(): void {
  for (const breakOff of open) breakOff();
}

/** Runs `stream` until it ends or `left` is called. */
function running(stream: EventStream, write: Write) {
  const gone = new AbortController();
  const left = () => gone.abort();
  const breakOff = () => {
    writeOrLeave(written('error', { code: 'UNAVAILABLE' }));
    left();
  };
  const writeOrLeave = (text: string) => {
    if (!gone.signal.aborted && !write(text)) left();
  };
  const beating = setInterval(() => writeOrLeave(HEARTBEAT), HEARTBEAT_MS);
  open.add(breakOff);
  const send: EventSink['send'] = (name, data) => writeOrLeave(written(name, data));
  const done = stream({ signal: gone.signal, send }).finally(() => {
    clearInterval(beating);
    open.delete(breakOff);
  });
  return { done, left };
}

/** Onto a socket. @throws what `stream` throws */
export async function sendStream(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number>,
  stream: EventStream,
): Promise<void> {
  if (response.destroyed) return;
  response.writeHead(status, headers);
  response.flushHeaders();
  const write: Write = (text) => {
    response.write(text);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    return !response.destroyed;
  };
  const { done, left } = running(stream, write);
  response.once('close', left);
  await done;
  if (response.destroyed) return;
  // A reader who takes nothing is not waited for.
  const last = setTimeout(() => response.destroy(), LAST_BYTES_MS);
  response.once('close', () => clearTimeout(last));
  response.end();
}

/** For Next, and for tests without a socket. */
export function toReadable(stream: EventStream): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  let isLeft = false;
  const start = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const write: Write = (text) => {
      if (isLeft || -(controller.desiredSize ?? 0) > MOST_UNREAD_BYTES) return false;
      controller.enqueue(encoder.encode(text));
      return true;
    };
    const { done, left } = running(stream, write);
    leave = left;
    const end = () => {
      if (!isLeft) controller.close();
    };
    done.then(end, (error: unknown) => controller.error(error));
  };
  const cancel = () => {
    isLeft = true;
    leave();
  };
  return new ReadableStream<Uint8Array>({ start, cancel }, new ByteLengthQueuingStrategy({ highWaterMark: 0 }));
}
