import { comeBackInS, tooManyBuyers } from '@/domain/admission';
import type { Answer } from './answer';
import { addCors } from './cors';
import { problemBody, STATUS } from './problem-body';
import type { ApiRequest } from './request';
import { requestIdOf } from './route';
import type { Door } from './serve-directly';

/** The refusal as `problem` writes it, around the address and the id of a request. */
const PARTS = JSON.stringify(problemBody(tooManyBuyers(), { instance: '\n', requestId: '\n' })).split('\\n');

/** A path that the server's own table knows needs no escape in JSON, and neither does a request's id. */
function refusal(request: ApiRequest): Answer {
  const requestId = requestIdOf(request);
  const [before, between, after] = PARTS;
  return addCors(request, {
    status: STATUS.UNAVAILABLE,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-request-id': requestId,
      'retry-after': String(comeBackInS()),
    },
    body: `${before}${request.path}${between}${requestId}${after}`,
  });
}

/**
 * Refuses buyers of an event for whom there is no room, whoever they are. In a rush most of what arrives ends here, so
 * it must cost next to nothing.
 */
export const saleDoor =
  (isFull: (eventId: string, idempotencyKey: string | null) => boolean): Door =>
  (request, { id = '' }) =>
    isFull(id, request.headers.get('idempotency-key')) ? refusal(request) : null;
