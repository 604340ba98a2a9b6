import { platform } from '@/composition';
import { problemBody, STATUS, type Where } from './problem-body';

/** Any error as problem JSON (RFC 9457). What is not an AppError is logged and says nothing of the inside. */
export function problem(error: unknown, { instance, requestId }: Where): Response {
  const known = platform.asAppError(error);
  const status = STATUS[known.code];
  if (status >= 500)
    platform.logger.error({ requestId, instance, code: known.code, err: known.cause ?? known }, known.message);

  const where = { instance, requestId };
  const body = {
    ...problemBody(known, where),
    ...(platform.env().NODE_ENV === 'development' ? { debug: String(known.cause ?? '') } : {}),
  };
  const headers = new Headers({
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  });
  if (known.retryAfter !== undefined) headers.set('retry-after', String(known.retryAfter));
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status, headers });
}
