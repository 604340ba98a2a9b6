import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { platform, queries } from '@/composition';
import { AppError } from '@/domain/errors';
import type { Actor } from '@/domain/user';
import { actorOfCookie } from '../auth';
import type { Contract } from './contracts';
import { parse, readJson, readQuery } from './input';
import { problem } from './problem';

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<C extends Contract> = {
  request: Request;
  actor: Actor;
  /** The one name that our paths give to their variable part. */
  params: { id: string };
  body: Output<C['body']>;
  query: Output<C['query']>;
};

type Context = { params: Promise<unknown> };
export type RouteHandler = (request: Request, context: Context) => Promise<Response>;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const REQUEST_ID = /^[\w.-]{8,100}$/;

/** A bearer token speaks for itself; a browser's cookie counts only from our own pages. */
async function actorOf(request: Request): Promise<Actor> {
  const authorization = request.headers.get('authorization');
  if (authorization) {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
    const actor = token ? queries.actorOfToken(token) : null;
    if (!actor) throw new AppError('UNAUTHORIZED', 'The access token is not valid or has expired.');
    return actor;
  }
  const actor = await actorOfCookie(request.headers);
  if (actor.kind === 'user' && !SAFE_METHODS.has(request.method)) requireSameOrigin(request);
  return actor;
}

/** Cross-site request forgery: a form elsewhere can send our cookie, but not our Origin. @throws AppError FORBIDDEN */
export function requireSameOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  // Behind a proxy or on another port than APP_URL says, the page's own host is still the one the browser asked.
  const { APP_URL } = platform.env();
  const own = [APP_URL, `${new URL(APP_URL).protocol}//${request.headers.get('host')}`];
  if (!origin || !own.includes(origin)) throw new AppError('FORBIDDEN', 'This call must come from our own pages.');
}

function addCors(request: Request, response: Response): Response {
  const origin = request.headers.get('origin');
  if (!origin || !platform.env().CORS_ORIGINS.includes(origin)) return response;
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set(
    'access-control-expose-headers',
    'etag, location, retry-after, idempotency-replayed, x-request-id',
  );
  response.headers.append('vary', 'origin');
  return response;
}

function toResponse(value: unknown, status: number): Response {
  if (value instanceof Response) return value;
  if (status === 204) return new Response(null, { status });
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });
}

/** The one wrapper around every endpoint: actor → parse → handler → JSON, and every error as problem JSON. */
export function route<C extends Contract>(contract: C, handler: (call: Call<C>) => Promise<unknown>): RouteHandler {
  return async (request, context) => {
    const asked = request.headers.get('x-request-id');
    const requestId = asked && REQUEST_ID.test(asked) ? asked : randomUUID();
    const url = new URL(request.url);
    try {
      const actor = await actorOf(request);
      const params = await context.params;
      const query = contract.query ? parse(contract.query, readQuery(url.searchParams)) : undefined;
      const body = contract.body ? parse(contract.body, await readJson(request)) : undefined;
      const value = await handler({ request, actor, params, query, body } as Call<C>);
      const response = toResponse(value, contract.status);
      response.headers.set('x-request-id', requestId);
      platform.logger.debug({ requestId, method: request.method, path: url.pathname, status: response.status });
      return addCors(request, response);
    } catch (error) {
      return addCors(request, problem(error, { instance: url.pathname, requestId }));
    }
  };
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

/** Every method of a path: those given, problem JSON with `Allow` for the others, and the CORS preflight. */
export function methods(handlers: Partial<Record<Method, RouteHandler>>): Record<Method | 'OPTIONS', RouteHandler> {
  const allowed = METHODS.filter((method) => handlers[method]);
  const allow = [...allowed, ...(handlers.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');

  const refuse: RouteHandler = async (request) => {
    const error = new AppError('METHOD_NOT_ALLOWED', `This address takes ${allow}.`);
    const response = problem(error, { instance: new URL(request.url).pathname, requestId: randomUUID() });
    response.headers.set('allow', allow);
    return response;
  };
  const preflight: RouteHandler = async (request) => {
    const response = addCors(request, new Response(null, { status: 204, headers: { allow } }));
    if (!response.headers.has('access-control-allow-origin')) return response;
    response.headers.set('access-control-allow-methods', allow);
    response.headers.set(
      'access-control-allow-headers',
      'authorization, content-type, if-match, if-none-match, idempotency-key, x-request-id',
    );
    response.headers.set('access-control-max-age', '3600');
    return response;
  };
  const table = METHODS.map((method) => [method, handlers[method] ?? refuse] as const);
  return { ...(Object.fromEntries(table) as Record<Method, RouteHandler>), OPTIONS: preflight };
}
