import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApiRequest, UPLOAD_MS } from '../request';
import { wholeBody } from './whole-body';

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

  async readText(maxBytes: number): Promise<string> {
    const text = (await this.#whole(maxBytes)).toString();
    // As `Request.text()` does: the mark of the byte order is no part of the text.
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  readBytes(maxBytes: number): Promise<Buffer> {
    return this.#whole(maxBytes, UPLOAD_MS);
  }

  #whole(maxBytes: number, withinMs?: number): Promise<Buffer> {
    const giveUp = () => {
      this.hasGivenUp = true;
    };
    return wholeBody(this.#message, maxBytes, giveUp, withinMs);
  }
}
