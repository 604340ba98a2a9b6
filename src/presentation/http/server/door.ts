import { platform } from '@/composition';
import { comeBackInS, tooManyBuyers } from '@/domain/admission';
import type { Answer } from '../answers/answer';
import { contracts } from '../contracts';
import { addCors } from '../cors';
import { problemBody, STATUS } from '../problem-body';
import { type ApiRequest, requestIdOf } from '../request';
import type { Door } from './serve-directly';

/** The refusal as `problem` writes it, around the address and the id of a request. */
const PARTS = JSON.stringify(problemBody(tooManyBuyers(), { instance: '\n', requestId: '\n' })).split('\\n');

const { refusals, endpoints } = platform.figures();
const { method, path } = contracts.purchaseTicketOfEvent;
const served = endpoints.of(`${method} ${path}`);

/** A path that the server's own table knows needs no escape in JSON, and neither does a request's id. */
function refusal(request: ApiRequest): Answer {
  const requestId = requestIdOf(request);
  refusals.add('UNAVAILABLE');
  served.count(STATUS.UNAVAILABLE, 0);
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
