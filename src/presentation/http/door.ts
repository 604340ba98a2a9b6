import { comeBackInS, tooManyBuyers } from '@/domain/admission';
import type { Answer } from './answer';
import { addCors } from './cors';
import { problemBody, STATUS } from './problem-body';
import type { ApiRequest } from './request';
import { requestIdOf } from './route';

/**
 * Whether whoever comes is refused for want of room, whoever it is: asked before a token or a body is looked at. In a
 * rush most of what arrives ends here, so it must cost next to nothing.
 */
export type Door = (params: Record<string, string>, idempotencyKey: string | null) => boolean;

/** The refusal as `problem` writes it, around the address and the id of a request. */
const PARTS = JSON.stringify(problemBody(tooManyBuyers(), { instance: '\n', requestId: '\n' })).split('\\n');

/** `request.path` is plain, and so is a request's id: neither needs an escape. */
export function refuseAtDoor(request: ApiRequest): Answer {
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
