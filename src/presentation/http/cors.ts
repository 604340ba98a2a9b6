import { platform } from '@/composition';
import type { Answer } from './answers/answer';
import type { ApiRequest } from './request';

const EXPOSED = 'etag, location, retry-after, ratelimit, ratelimit-policy, idempotency-replayed, x-request-id';
const ACCEPTED = 'authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id';

/** Lets the pages of `CORS_ORIGINS` read the answer. */
export function addCors(request: ApiRequest, answer: Answer): Answer {
  const origin = request.headers.get('origin');
  if (!origin || !platform.env().CORS_ORIGINS.includes(origin)) return answer;
  const { vary } = answer.headers;
  const headers = {
    ...answer.headers,
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': EXPOSED,
    vary: vary ? `${vary}, origin` : 'origin',
  };
  return { ...answer, headers };
}

/** The answer to OPTIONS, with what a browser of another origin asks before it calls. */
export function preflight(request: ApiRequest, allow: string): Answer {
  const answer = addCors(request, { status: 204, headers: { allow }, body: null });
  if (!answer.headers['access-control-allow-origin']) return answer;
  const asked = {
    'access-control-allow-methods': allow,
    'access-control-allow-headers': ACCEPTED,
    'access-control-max-age': '3600',
  };
  return { ...answer, headers: { ...answer.headers, ...asked } };
}
