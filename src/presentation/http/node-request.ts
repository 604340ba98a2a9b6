import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@/domain/errors';
import { type ApiRequest, BODY_MS, bodyTooLarge, bodyTooSlow } from './request';

const cutOff = () => new AppError('MALFORMED_JSON', 'The body broke off.');

/** A request as Node's own server hands it over: no copy of anything, nothing built that nobody asks for. */
export class NodeRequest implements ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly address: string;
  /** Whether the rest of the body is not worth waiting for: the connection ends with the answer. */
  hasGivenUp = false;
  readonly #message: IncomingMessage;
  readonly #response: ServerResponse;

  constructor(message: IncomingMessage, response: ServerResponse, path: string, search: string, address: string) {
    this.#message = message;
    this.#response = response;
    this.method = message.method ?? 'GET';
    this.path = path;
    this.search = search;
    this.address = address;
  }

  get headers(): ApiRequest['headers'] {
    return this;
  }

  get(name: string): string | null {
    const value = this.#message.headers[name] ?? this.#message.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }

  isGone(): boolean {
    // A response that waits behind another one of its connection hears nothing of its end.
    return this.#response.destroyed || this.#message.socket.destroyed;
  }

  readText(maxBytes: number): Promise<string> {
    const message = this.#message;
    // It would say nothing any more.
    if (message.destroyed) return Promise.reject(cutOff());
    if (Number(message.headers['content-length'] ?? 0) > maxBytes) return Promise.reject(bodyTooLarge(maxBytes));
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const chunks: Buffer[] = [];
    let bytes = 0;

    const stop = () => {
      clearTimeout(timer);
      message.off('data', take).off('end', finish).off('close', breakOff);
      // What still comes is read and dropped, or the connection could not be used again.
      message.resume();
    };
    const take = (chunk: Buffer) => {
      bytes += chunk.byteLength;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      stop();
      reject(bodyTooLarge(maxBytes));
    };
    const finish = () => {
      stop();
      const [first] = chunks;
      const text = (chunks.length === 1 && first ? first : Buffer.concat(chunks)).toString();
      // As `Request.text()` does: the mark of the byte order is no part of the text.
      resolve(text.startsWith('\uFEFF') ? text.slice(1) : text);
    };
    const breakOff = () => {
      stop();
      reject(cutOff());
    };
    const timer = setTimeout(() => {
      stop();
      this.hasGivenUp = true;
      reject(bodyTooSlow());
    }, BODY_MS);
    message.on('data', take).on('end', finish).on('close', breakOff);
    return promise;
  }
}
