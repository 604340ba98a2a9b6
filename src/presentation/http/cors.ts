import { platform } from '@/composition';

const EXPOSED = 'etag, location, retry-after, idempotency-replayed, x-request-id';
const ACCEPTED = 'authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id';

/** Lets the pages of `CORS_ORIGINS` read the answer. */
export function addCors(request: Request, response: Response): Response {
  const origin = request.headers.get('origin');
  if (!origin || !platform.env().CORS_ORIGINS.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set('access-control-expose-headers', EXPOSED);
  response.headers.append('vary', 'origin');
  return response;
}

/** The answer to OPTIONS, with what a browser of another origin asks before it calls. */
export function preflight(request: Request, allow: string): Response {
  const response = addCors(request, new Response(null, { status: 204, headers: { allow } }));
  if (!response.headers.has('access-control-allow-origin')) return response;
  response.headers.set('access-control-allow-methods', allow);
  response.headers.set('access-control-allow-headers', ACCEPTED);
  response.headers.set('access-control-max-age', '3600');
  return response;
}
