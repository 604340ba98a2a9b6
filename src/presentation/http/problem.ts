import { platform } from '@/composition';
import { logFailure } from '../log-failure';
import type { Answer } from './answers/answer';
import { problemBody, STATUS, type Where } from './problem-body';

/** Any error as problem JSON (RFC 9457). What is not an AppError is logged and says nothing of the inside. */
export function problem(error: unknown, { instance, requestId }: Where): Answer {
  const known = platform.asAppError(error);
  const status = STATUS[known.code];
  platform.figures().refusals.add(known.code);
  if (status >= 500) logFailure(known, { requestId, instance });

  const where = { instance, requestId };
  const body = {
    ...problemBody(known, where),
    ...(platform.env().NODE_ENV === 'development' ? { debug: String(known.cause ?? '') } : {}),
  };
  const headers = {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...(known.retryAfter === undefined ? {} : { 'retry-after': String(known.retryAfter) }),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
  return { status, headers, body: JSON.stringify(body) };
}
