import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type EventStream,
  endStreams,
  STREAM_HEADERS,
  sendStream,
  toReadable,
} from '@/presentation/http/answers/event-stream';

let server: Server;
const sockets: Socket[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A server that answers everybody with `stream`. */
async function serve(stream: EventStream): Promise<{ url: string; port: number; ended: () => number }> {
  let ended = 0;
  server = createServer((_, response) => {
    void sendStream(response, 200, STREAM_HEADERS, stream).then(() => {
      ended += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, ended: () => ended };
}

const reader = (port: number) => {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket.on('error', () => undefined));
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return socket;
};

describe('a stream of events', () => {
  it('goes out piece by piece, as nobody may hold it back', async () => {
    const { url } = await serve(async ({ send }) => {
      send('token', { text: 'one\nline' });
      await sleep(50);
      send('token', { text: 'two' });
    });
    const response = await fetch(url, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    const pieces: string[] = [];
    for await (const chunk of response.body ?? []) pieces.push(new TextDecoder().decode(chunk));
    expect(pieces).toEqual(['event: token\ndata: {"text":"one\\nline"}\n\n', 'event: token\ndata: {"text":"two"}\n\n']);
  });

  it('hears at once that its reader left, and says nothing more', async () => {
    const heard = vi.fn();
    const { port, ended } = await serve(async ({ send, signal }) => {
      send('token', {});
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      heard();
      send('token', {});
    });
    const socket = reader(port);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
    await vi.waitFor(() => expect(ended()).toBe(1));
  });

  it('gives up on a reader who lets megabytes wait', async () => {
    let sent = 0;
    const { port, ended } = await serve(async ({ send, signal }) => {
      // More than any system keeps for a socket.
      while (!signal.aborted && sent < 5_000) {
        send('token', { text: 'x'.repeat(10_000) });
        sent += 1;
        if (sent % 20 === 0) await sleep(1);
      }
    });
    reader(port).pause();
    await vi.waitFor(() => expect(ended()).toBe(1), 10_000);
    expect(sent).toBeLessThan(5_000);
    await vi.waitFor(
      () =>
        new Promise<void>((resolve, reject) =>
          server.getConnections((_, open) => (open === 0 ? resolve() : reject(new Error(`${open} are open`)))),
        ),
    );
  });

  it('keeps the connection awake while nothing is said', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const gate = Promise.withResolvers<void>();
    const { port } = await serve(() => gate.promise);
    const socket = reader(port);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    await vi.waitFor(() => expect(text).toContain('200 OK'));
    await vi.advanceTimersByTimeAsync(20_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(text.match(/^: .+$/gm)).toHaveLength(2));
    gate.resolve();
  });
});

it('is broken off with a last word before the process ends', async () => {
  const { url, ended } = await serve(async ({ send, signal }) => {
    send('token', {});
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  const text = fetch(url).then((response) => response.text());
  await sleep(50);
  endStreams();
  expect(await text).toBe('event: token\ndata: {}\n\nevent: error\ndata: {"code":"UNAVAILABLE"}\n\n');
  expect(ended()).toBe(1);
  endStreams();
});

describe('the same for Next', () => {
  it('is the same text, and its reader can leave', async () => {
    // For `afterEach`.
    await serve(async () => {});
    const said = toReadable(async ({ send }) => send('done', { a: 1 }));
    expect(await new Response(said).text()).toBe('event: done\ndata: {"a":1}\n\n');

    const gone = vi.fn();
    const open = toReadable(async ({ send, signal }) => {
      send('token', {});
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      gone();
    }).getReader();
    await open.read();
    await open.cancel();
    await vi.waitFor(() => expect(gone).toHaveBeenCalledOnce());
  });

  it('gives up on a reader who takes nothing', async () => {
    await serve(async () => {});
    let sent = 0;
    const unread = toReadable(async ({ send, signal }) => {
      for (; sent < 1_000 && !signal.aborted; sent += 1) send('token', { text: 'x'.repeat(1_000) });
    });
    await vi.waitFor(() => expect(sent).toBeGreaterThan(200));
    expect(sent).toBeLessThan(300);
    await unread.cancel();
  });
});
