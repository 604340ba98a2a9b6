import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Answer } from '../answers/answer';
import { sendStream } from '../answers/event-stream';
import { acceptsGzip } from '../answers/ready-answer';
import { METHODS } from '../contracts/contract';
import type { PathHandlers } from '../methods';
import type { ApiRequest } from '../request';
import { dataHeaders, HTTPS_ONLY } from '../security-headers';
import { NodeRequest } from './node-request';

/** Serves endpoints from Node's own server, as Next would from their route files, without what Next costs. */

/** Answers what is refused whoever sends it, before a token or a body is looked at; null for all else. */
export type Door = (request: ApiRequest, params: Record<string, string>) => Answer | null;

/** `/api/events/{id}` and the handlers that the route file of that path exports; what is posted may meet a door first. */
export type HotRoute = readonly [path: `/api/${string}`, handlers: PathHandlers, door?: Door];

type Found = { handlers: PathHandlers; params: Record<string, string>; door?: Door };

// Anything else in a path (`%`, `..`, `//`, a slash at the end) is left to Next, whose reading of it counts.
const PLAIN = /^(?:\/[\w-]+)+$/;

/** Finds the route of a path: fixed ones first, then those with a variable part. */
export function routeFinder(routes: readonly HotRoute[]): (path: string) => Found | undefined {
  const fixed = new Map<string, Found>(
    routes
      .filter(([path]) => !path.includes('{'))
      .map(([path, handlers, door]) => [path, { handlers, params: {}, door }]),
  );
  const variable = routes
    .filter(([path]) => path.includes('{'))
    .map(([path, handlers, door]) => ({
      pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[\\w-]+)')}$`),
      handlers,
      door,
    }));

  return (path) => {
    if (!PLAIN.test(path)) return undefined;
    const known = fixed.get(path);
    if (known) return known;
    for (const { pattern, handlers, door } of variable) {
      const groups = pattern.exec(path)?.groups;
      if (groups) return { handlers, params: { ...groups }, door };
    }
    return undefined;
  };
}

const TAKEN: ReadonlySet<string> = new Set([...METHODS, 'OPTIONS']);
const isMethod = (name: string): name is keyof PathHandlers => TAKEN.has(name);

const compress = promisify(gzip);
/** Less than this is not worth the work: it fits one packet anyway. */
const isWorthIt = (body: string | Uint8Array) => body.length >= 1_024;
const sizeOf = (body: string | Uint8Array) => (typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer, isLast: boolean) {
  const { status, headers } = answer;
  const out: Record<string, string | number> = { ...dataHeaders, ...headers };
  if (request.headers['x-forwarded-proto'] === 'https') Object.assign(out, HTTPS_ONLY);
  if (isLast) out.connection = 'close';
  if (answer.stream) return sendStream(response, status, out, answer.stream);
  // As text: Node then sends it in one piece with the headers.
  let { body } = answer;
  if (body) {
    // What was kept ready has both already.
    if (!headers.vary?.includes('accept-encoding'))
      out.vary = headers.vary ? `${headers.vary}, accept-encoding` : 'accept-encoding';
    if (!headers['content-encoding'] && isWorthIt(body) && acceptsGzip(request.headers['accept-encoding'] ?? null)) {
      body = await compress(body, { level: 1 });
      out['content-encoding'] = 'gzip';
    }
    out['content-length'] = sizeOf(body);
  }
  if (response.destroyed) return;
  response.writeHead(status, out);
  response.end(body);
}

/** Ends a response that cannot be sent. */
export type GiveUp = (response: ServerResponse, error: unknown) => void;

/** @returns whether the request is one of these routes' and was taken */
export function directServer(routes: readonly HotRoute[], giveUp: GiveUp) {
  const find = routeFinder(routes);

  return (message: IncomingMessage, response: ServerResponse, address: string): boolean => {
    const url = message.url ?? '';
    const at = url.indexOf('?');
    const path = at < 0 ? url : url.slice(0, at);
    const method = message.method === 'HEAD' ? 'GET' : (message.method ?? '');
    if (!isMethod(method) || url.includes('#')) return false;
    const found = find(path);
    if (!found) return false;

    const request = new NodeRequest(message, response, path, at < 0 ? '' : url.slice(at), address);
    const refusal = method === 'POST' ? found.door?.(request, found.params) : null;
    const sent = refusal
      ? // Node reads what comes of the body and drops it, so that the connection can be used again.
        send(message, response, refusal, false)
      : found.handlers[method]
          .answer(request, found.params)
          .then((answer) => send(message, response, answer, request.hasGivenUp));
    sent
      // Every error became an answer before: this one cannot be sent.
      .catch((error) => giveUp(response, error));
    return true;
  };
}
