import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '../../domain/errors.ts';
import { problemBody, STATUS } from './problem-body.ts';

// Imported by server.ts, which Node runs as it stands: relative paths only, and nothing of Next.

const PURCHASE = '/api/tickets/purchase';
/**
 * Purchases that may be in one process at once. At 2,000 a second the last of 256 waits an eighth of a second; more
 * would only wait longer, since it is the processor that is full by then.
 */
const MAX_PURCHASES = 256;

const busy = new AppError(
  'UNAVAILABLE',
  'Very many people are buying right now. Your place was not taken; try again.',
  { retryAfter: 1 },
);
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
  response.writeHead(STATUS[error.code], {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(error.retryAfter ? { 'retry-after': String(error.retryAfter) } : {}),
  });
  response.end(JSON.stringify(problemBody(error, { instance: request.url ?? '', requestId })));
}

/**
 * What is decided before Next sees a request. Purchases are turned away while the process has all it can serve: that
 * costs a twentieth of handling one, so an overload slows down nobody who was let in.
 * Returns whether the request was turned away.
 */
export function door() {
  let purchases = 0;

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const url = request.url ?? '';
    if (url.includes('%') && !isReadable(url)) {
      refuse(request, response, malformed);
      return true;
    }
    if (request.method !== 'POST' || url !== PURCHASE) return false;
    if (purchases >= MAX_PURCHASES) {
      refuse(request, response, busy);
      return true;
    }
    purchases += 1;
    response.once('close', () => {
      purchases -= 1;
    });
    return false;
  };
}
