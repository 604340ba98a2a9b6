import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * An Ollama server on loopback as far as the assistant sees it (https://docs.ollama.com/api): the same paths, the same
 * NDJSON, the same ways to fail. What it says is told to it.
 */

export type ChatRequest = {
  model: string;
  messages: { role: string; content: string }[];
  stream: boolean;
  keep_alive?: string | number;
  options?: Record<string, unknown>;
};

/** What the server may do to whoever asks. Each may be set anew at any moment. */
type Temper = {
  models: string[];
  /** The pieces of an answer. */
  say: (asked: ChatRequest) => string[];
  /** Before the headers, which Ollama sends with its first token, and before each further token; ms. */
  firstTokenMs: number;
  tokenMs: number;
  /** Bytes of a packet: NDJSON is cut anywhere, within a line and within a letter. */
  packetBytes: number | null;
  /** Instead of answering. */
  refuse: { status: number; error: string } | null;
  /** After so many tokens: a line with an error under status 200, the end without `done`, a broken connection, or nothing. */
  breakAfter: { tokens: number; by: 'error' | 'end' | 'reset' | 'silence' | 'garbage' } | null;
};

const readJson = async (request: IncomingMessage): Promise<ChatRequest> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
};

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
};

/** As Ollama has it since it counts versions of models. */
const listed = (name: string) => ({
  name,
  model: name,
  modified_at: '2026-01-01T00:00:00Z',
  size: 2_019_393_189,
  digest: 'a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72',
  details: { format: 'gguf', family: 'llama', parameter_size: '3.2B', quantization_level: 'Q4_K_M' },
});

export async function ollamaServer() {
  const temper: Temper = {
    models: ['llama3.2:3b'],
    say: () => ['Hello', ' there', '.'],
    firstTokenMs: 0,
    tokenMs: 0,
    packetBytes: null,
    refuse: null,
    breakAfter: null,
  };
  const asked: ChatRequest[] = [];
  const sockets = new Set<Socket>();
  const seen = { running: 0, mostAtOnce: 0, aborted: 0, looks: 0, lastAbortAt: 0 };

  const send = async (response: ServerResponse, line: string | object) => {
    const bytes = Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
    const size = temper.packetBytes ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) {
      response.write(bytes.subarray(at, at + size));
      // Each piece in a packet of its own.
      if (temper.packetBytes !== null) await new Promise(setImmediate);
    }
  };

  const fail = async (response: ServerResponse, by: NonNullable<Temper['breakAfter']>['by']) => {
    switch (by) {
      case 'error':
        await send(response, { error: 'llama runner process no longer running: -1' });
        return response.end();
      case 'garbage':
        await send(response, 'null');
        return response.end();
      case 'end':
        return response.end();
      case 'reset':
        return response.destroy();
      case 'silence':
        return undefined;
      default:
        return by satisfies never;
    }
  };

  const chat = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readJson(request);
    asked.push(body);
    const { refuse } = temper;
    if (refuse) return json(response, refuse.status, { error: refuse.error });
    if (!temper.models.includes(body.model)) {
      return json(response, 404, { error: `model '${body.model}' not found` });
    }
    seen.running += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, seen.running);
    let isWhole = false;
    response.once('close', () => {
      seen.running -= 1;
      if (isWhole) return;
      seen.aborted += 1;
      seen.lastAbortAt = performance.now();
    });
    await sleep(temper.firstTokenMs);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    const line = (content: string) => ({
      model: body.model,
      created_at: new Date().toISOString(),
      message: { role: 'assistant', content },
      done: false,
    });
    const pieces = temper.say(body);
    const { breakAfter } = temper;
    for (const [index, piece] of pieces.entries()) {
      if (breakAfter?.tokens === index) return fail(response, breakAfter.by);
      if (response.destroyed) return;
      if (index > 0 && temper.tokenMs > 0) await sleep(temper.tokenMs);
      await send(response, line(piece));
    }
    if (breakAfter && breakAfter.tokens >= pieces.length) return fail(response, breakAfter.by);
    await send(response, { ...line(''), done: true, done_reason: 'stop', eval_count: pieces.length });
    isWhole = true;
    response.end();
  };

  const server = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    if (route === 'GET /api/version') return json(response, 200, { version: '0.24.0' });
    if (route === 'GET /api/tags') {
      seen.looks += 1;
      return json(response, 200, { models: temper.models.map(listed) });
    }
    if (route !== 'POST /api/chat') return json(response, 404, { error: '404 page not found' });
    chat(request, response).catch(() => response.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    temper,
    asked,
    seen,
    openSockets: () => sockets.size,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

export type TestOllama = Awaited<ReturnType<typeof ollamaServer>>;
