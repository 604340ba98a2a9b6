import { randomUUID } from 'node:crypto';
import { AppError } from '@/domain/errors';
import type { RequestOrigin } from '@/domain/user';
import { handedAddress } from './client-address';

/** What an endpoint needs of a request, whoever received it: server.ts itself, or Next. */
export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  /** With its `?`; empty where there is none. */
  readonly search: string;
  readonly headers: Pick<Headers, 'get'>;
  /** Of whoever asks: of the client itself where a proxy of ours is between (client-address.ts). */
  readonly address: string;
  /** The whole body. @throws AppError PAYLOAD_TOO_LARGE | MALFORMED_JSON where it does not come whole */
  readText: (maxBytes: number) => Promise<string>;
  /** The same as it came. Slower than a text may be: it is larger. */
  readBytes: (maxBytes: number) => Promise<Buffer>;
  /** Whether nobody waits for the answer any more. */
  isGone: () => boolean;
};

/** From where it comes, for whoever looks through their sessions later. */
export const originOf = ({ address, headers }: Pick<ApiRequest, 'address' | 'headers'>): RequestOrigin => ({
  address,
  userAgent: headers.get('user-agent'),
});

const REQUEST_ID = /^[\w.-]{8,100}$/;

/** What the caller, or a proxy of ours, calls the request; else an id of our own. */
export function requestIdOf({ headers }: Pick<ApiRequest, 'headers'>): string {
  const asked = headers.get('x-request-id');
  return asked && REQUEST_ID.test(asked) ? asked : randomUUID();
}

/** A body must be whole within this time, so that nobody holds what buyers need by sending slowly. */
const BODY_MS = 5_000;
/**
 * By so much sooner, drawn for each: a thousand slow ones that came together would be refused in one moment, come back in
 * the next, and buyers would wait for both.
 */
const SPREAD_MS = 1_500;

export const bodyMs = () => Math.round(BODY_MS - Math.random() * SPREAD_MS);

/** The server itself gives a request no longer than this. */
export const UPLOAD_MS = 10_000;

export const bodyTooSlow = () => new AppError('MALFORMED_JSON', 'The body did not come whole in time.');

export const bodyTooLarge = (maxBytes: number) =>
  new AppError('PAYLOAD_TOO_LARGE', `The body may have at most ${maxBytes / 1024} KiB.`);

/** A request as Next hands it over. */
export function webRequest(request: Request): ApiRequest {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname,
    search,
    address: handedAddress(request.headers),
    // Next compresses what it sends by itself, and what came compressed once more.
    headers: { get: (name) => (name === 'accept-encoding' ? null : request.headers.get(name)) },
    readText: (maxBytes) => inTime(readText(request, maxBytes), bodyMs()),
    readBytes: (maxBytes) => inTime(readBytes(request, maxBytes), UPLOAD_MS),
    isGone: () => request.signal.aborted,
  };
}

async function inTime<T>(body: Promise<T>, withinMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(bodyTooSlow()), withinMs);
  return Promise.race([body, late]).finally(() => clearTimeout(timer));
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    if (Number(declared) > maxBytes) throw bodyTooLarge(maxBytes);
    return request.text();
  }
  // Without a declared length the body is counted as it comes, so that nobody can fill the memory.
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw bodyTooLarge(maxBytes);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  if (Number(request.headers.get('content-length')) > maxBytes) throw bodyTooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    // A length that was declared is nobody's promise.
    if (bytes > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
