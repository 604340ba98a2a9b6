import { connect, type Socket } from 'node:net';

/** Asks the assistant as a page does, and takes the time. */

export type Asked = { status: number; firstByteMs: number; firstTokenMs: number; by: string; text: string };

const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };

/** Reads the answer to its end. Times from the moment of asking, in ms. */
export async function askAssistant(origin: string, message: string): Promise<Asked> {
  const began = performance.now();
  const response = await fetch(`${origin}/api/chat`, { method: 'POST', headers, body: JSON.stringify({ message }) });
  let text = '';
  let [firstByteMs, firstTokenMs] = [Number.NaN, Number.NaN];
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (Number.isNaN(firstByteMs)) firstByteMs = performance.now() - began;
    if (Number.isNaN(firstTokenMs) && text.includes('event: token')) firstTokenMs = performance.now() - began;
  }
  const by = /event: done\ndata: \{.*"by":"([\w-]+)"/.exec(text)?.[1] ?? 'nobody';
  return { status: response.status, firstByteMs, firstTokenMs, by, text };
}

/** Time to the first token of Ollama itself, in ms. */
export async function askOllama(host: string, message: string): Promise<number> {
  const body = { model: 'llama3.2:3b', stream: true, messages: [{ role: 'user', content: message }] };
  const began = performance.now();
  const response = await fetch(`${host}/api/chat`, { method: 'POST', headers, body: JSON.stringify(body) });
  let first = Number.NaN;
  for await (const _ of response.body ?? []) if (Number.isNaN(first)) first = performance.now() - began;
  return first;
}

/** An answer that is being read until its reader leaves. */
export type OpenAnswer = { hasBegun: Promise<void>; leave: () => void };

/** Over a socket of its own, so that leaving is what the server sees at once. */
export function openAnswer(origin: string, message: string): OpenAnswer {
  const socket = askOver(origin, message);
  const hasBegun = new Promise<void>((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('event: token')) resolve();
    });
    socket.once('close', () => reject(new Error(`no answer began: ${text.slice(0, 500)}`)));
  });
  return { hasBegun, leave: () => socket.destroy() };
}

/** Sends a question and reads nothing. */
export function askOver(origin: string, message: string): Socket {
  const { hostname, port } = new URL(origin);
  const body = JSON.stringify({ message });
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.on('error', () => undefined);
  socket.write(
    `POST /api/chat HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return socket;
}
