import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../domain/errors.ts';
import { tooManyBuyers } from '../../domain/ticket.ts';
import { problemBody, STATUS } from './problem-body.ts';

// Imported by server.ts, which Node runs as it stands: relative paths only, and nothing of Next.

const PURCHASE = '/api/tickets/purchase';
/**
 * Purchases that may be in one process at once. At 2,000 a second the last of 256 waits an eighth of a second; more
 * would only wait longer, since it is the processor that is full by then.
 */
const MAX_PURCHASES = 256;
/** Purchases begun in one turn of the event loop: a few milliseconds, after which newcomers are looked at again. */
const PER_TURN = 16;

const malformed = new AppError('VALIDATION_ERROR', 'The address is not valid.');

/** Whether Next can make sense of the path. One that it cannot would end as its error page, status 500. */
function isReadable(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?', 1)[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, error: AppError): void {
  const requestId = randomUUID();
  // The body is read and dropped, or the connection could not be used again.
  request.resume();
  const body = JSON.stringify(problemBody(error, { instance: request.url ?? '', requestId }));
  response.writeHead(STATUS[error.code], {
    'content-length': Buffer.byteLength(body),
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(error.retryAfter ? { 'retry-after': String(error.retryAfter) } : {}),
  });
  response.end(body);
}

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** Begins work in the order it comes, a little in each turn of the event loop; the first of a turn at once. */
function pacer(perTurn: number) {
  const waiting: (() => void)[] = [];
  let begun = 0;

  const nextTurn = () => {
    begun = 0;
    while (begun < perTurn && waiting.length > 0) begin(waiting.shift());
  };
  const begin = (work: (() => void) | undefined) => {
    if (begun === 0) setImmediate(nextTurn);
    begun += 1;
    work?.();
  };
  return (work: () => void) => {
    if (begun < perTurn && waiting.length === 0) begin(work);
    else waiting.push(work);
  };
}

/**
 * What is decided before Next sees a request. While the process has all the purchases it can serve, further ones are
 * turned away: that costs a tenth of serving one, so an overload slows down nobody who was let in. Those let in are
 * begun a few at a time, or turning somebody away would have to wait for all of them.
 */
export function admissionControl(serve: Serve): Serve {
  const inTurn = pacer(PER_TURN);
  let purchases = 0;

  return (request, response) => {
    const url = request.url ?? '';
    if (url.includes('%') && !isReadable(url)) return refuse(request, response, malformed);
    if (request.method !== 'POST' || url !== PURCHASE) return serve(request, response);
    if (purchases >= MAX_PURCHASES) return refuse(request, response, tooManyBuyers());

    purchases += 1;
    response.once('close', () => {
      purchases -= 1;
    });
    inTurn(() => {
      // Whoever left meanwhile buys nothing.
      if (!response.destroyed) serve(request, response);
    });
  };
}
