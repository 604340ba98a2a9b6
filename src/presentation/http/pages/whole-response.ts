import { once } from 'node:events';
import { type IncomingMessage, ServerResponse } from 'node:http';

/** A page as Next writes it, put together before anybody gets it. */

export type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Whole = { status: number; headers: Readonly<Record<string, string | string[]>>; body: Buffer };

/** A response that goes to nobody. */
class WholeResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];

  override write(chunk: unknown): boolean {
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
    return true;
  }

  override end(chunk?: unknown): this {
    this.write(chunk);
    this.finished = true;
    this.emit('finish');
    this.emit('close');
    return this;
  }
}

// Of the connection and of this one way of sending, not of the page.
const NOT_KEPT: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

/** @param request names no `accept-encoding`: what Next wrote is read here */
export async function wholeResponse(handle: Handle, request: IncomingMessage): Promise<Whole> {
  const response = new WholeResponse(request);
  const finished = once(response, 'finish');
  await Promise.all([handle(request, response), finished]);
  const headers = Object.entries(response.getHeaders()).flatMap(([name, value]) =>
    value === undefined || NOT_KEPT.has(name) ? [] : [[name, Array.isArray(value) ? value : String(value)] as const],
  );
  return { status: response.statusCode, headers: Object.fromEntries(headers), body: Buffer.concat(response.chunks) };
}

export const varyByEncoding = (vary = '') =>
  /accept-encoding/i.test(vary) ? vary : [vary, 'accept-encoding'].filter(Boolean).join(', ');

/** `extra` headers beside the page's own. */
export function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: Whole,
  extra: Readonly<Record<string, string>>,
) {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, ...extra, 'content-length': body.byteLength });
  response.end(request.method === 'HEAD' ? undefined : body);
}
