import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Buyer } from './stack.ts';

/** An HTTP answer, and how long it took. */
export type Answer = { status: number; body: string; retryAfter: number | null; milliseconds: number };

/**
 * HTTP/1.1 over connections that are kept: no more than a benchmark needs, because a client that shares two cores with its
 * server must cost little.
 */
export type LightClient = {
  /** @throws where the connection broke */
  send: (request: string) => Promise<Answer>;
  /** Opens all connections before the moment comes: the buyers have all been reading the page. */
  openAll: () => Promise<void>;
  close: () => void;
};

const CRLF = '\r\n';
const HEAD_END = `${CRLF}${CRLF}`;

const A_READ = `GET /api/events/upcoming?limit=1 HTTP/1.1${CRLF}Host: 127.0.0.1${HEAD_END}`;
const OPENED_AT_ONCE = 500;

/** A purchase as it is sent; `body` is JSON in ASCII. */
export const purchaseRequest = (path: string, body: string, { authorization }: Buyer, key: string = randomUUID()) =>
  `POST ${path} HTTP/1.1${CRLF}Host: 127.0.0.1${CRLF}Content-Type: application/json${CRLF}Content-Length: ${body.length}${CRLF}Authorization: ${authorization}${CRLF}Idempotency-Key: ${key}${HEAD_END}${body}`;

/** A server that does not answer must not hold up a benchmark for ever. */
const SILENT_MS = 30_000;

type Asked = { request: string; begun: number; resolve: (answer: Answer) => void; reject: (error: Error) => void };

const numberAfter = (head: string, name: string): number | null => {
  const at = head.indexOf(`${CRLF}${name}: `);
  return at < 0 ? null : Number.parseInt(head.slice(at + name.length + 4, at + name.length + 14), 10);
};

/** An answer says how long it is, or comes in chunks, the last of which is empty. */
const isWhole = (head: string, body: string) =>
  head.includes(`${CRLF}transfer-encoding: chunked`)
    ? body.endsWith(`0${HEAD_END}`)
    : body.length >= (numberAfter(head, 'content-length') ?? 0);

/** `localAddress` is where its people come from: all of 127/8 is this machine. */
export function lightClient(origin: string, connections: number, localAddress?: string): LightClient {
  const { hostname, port } = new URL(origin);
  const free: Connection[] = [];
  const waiting: Asked[] = [];
  const all = new Set<Connection>();

  class Connection {
    readonly #socket: Socket;
    #asked: Asked | null = null;
    #received = '';

    constructor() {
      this.#socket = connect({ host: hostname, port: Number(port), localAddress, noDelay: true });
      this.#socket.setEncoding('latin1');
      this.#socket.on('data', this.#take);
      this.#socket.on('error', this.#break);
      this.#socket.setTimeout(SILENT_MS, () => this.#socket.destroy(new Error(`no answer in ${SILENT_MS} ms`)));
      this.#socket.on('close', () => this.#break(new Error('the connection was closed')));
      all.add(this);
    }

    ask(asked: Asked) {
      this.#asked = asked;
      this.#socket.write(asked.request, 'latin1');
    }

    close() {
      this.#socket.destroy();
    }

    readonly #take = (chunk: string) => {
      this.#received += chunk;
      const end = this.#received.indexOf(HEAD_END);
      if (end < 0) return;
      const head = this.#received.slice(0, end).toLowerCase();
      const body = this.#received.slice(end + HEAD_END.length);
      if (!isWhole(head, body)) return;
      const asked = this.#asked;
      this.#asked = null;
      this.#received = '';
      const next = waiting.shift();
      if (next) this.ask(next);
      else free.push(this);
      asked?.resolve({
        status: Number.parseInt(head.slice(9, 12), 10),
        body,
        retryAfter: numberAfter(head, 'retry-after'),
        milliseconds: performance.now() - asked.begun,
      });
    };

    readonly #break = (error: Error) => {
      all.delete(this);
      const at = free.indexOf(this);
      if (at >= 0) free.splice(at, 1);
      this.#asked?.reject(error);
      this.#asked = null;
    };
  }

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        const asked = { request, begun: performance.now(), resolve, reject };
        const idle = free.pop();
        if (idle) idle.ask(asked);
        else if (all.size < connections) new Connection().ask(asked);
        else waiting.push(asked);
      }),

    async openAll() {
      const openOne = () =>
        new Promise<Answer>((resolve, reject) => {
          // A server closes a connection on which nothing is asked for some seconds.
          new Connection().ask({ request: A_READ, begun: performance.now(), resolve, reject });
        });
      while (all.size < connections)
        await Promise.all(Array.from({ length: Math.min(OPENED_AT_ONCE, connections - all.size) }, openOne));
    },

    close() {
      for (const connection of [...all]) connection.close();
    },
  };
}
