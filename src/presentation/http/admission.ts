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
const RETRY_AFTER_SECONDS = 1;

const busy = new AppError('UNAVAILABLE', 'Very many people are buying right now. Your place was not taken; try again.');

/**
 * Turns purchases away at the door while the process has all it can serve. This costs a twentieth of handling one, so
 * that an overload slows down nobody who was let in. Returns whether the request was turned away.
 */
export function admission() {
  let purchases = 0;

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (request.method !== 'POST' || request.url !== PURCHASE) return false;
    if (purchases < MAX_PURCHASES) {
      purchases += 1;
      response.once('close', () => {
        purchases -= 1;
      });
      return false;
    }
    const requestId = randomUUID();
    // The body is read and dropped, or the connection could not be used again.
    request.resume();
    response.writeHead(STATUS.UNAVAILABLE, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': String(RETRY_AFTER_SECONDS),
      'x-request-id': requestId,
    });
    response.end(JSON.stringify(problemBody(busy, { instance: PURCHASE, requestId })));
    return true;
  };
}
