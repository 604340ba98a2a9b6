import { isApiKey } from '@/application/api-keys/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { type Actor, VISITOR } from '@/domain/user';
import { actorOfCookie, SESSION_COOKIE } from '../session-cookie';
import { isOwnOrigin } from './own-origin';
import type { ApiRequest } from './request';

/** Knows one kind of credential: null where the request brings none of it. @throws AppError where it is not good */
type Authenticator = (request: ApiRequest) => Actor | null | Promise<Actor | null>;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A token or a key speaks for itself, from wherever it is sent. One that is not good is refused even where none is needed. */
const bearerToken: Authenticator = async (request) => {
  const authorization = request.headers.get('authorization');
  if (!authorization) return null;
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  const actor = token ? await (isApiKey(token) ? queries.actorOfApiKey(token) : queries.actorOfToken(token)) : null;
  if (!actor) throw new AppError('UNAUTHORIZED', 'The access token is not valid or has expired.');
  return actor;
};

/** A browser's cookie counts only from our own pages. One that is not good is nobody's. */
const sessionCookie: Authenticator = async (request) => {
  const actor = await actorOfCookie(request.headers);
  if (actor.kind === 'visitor') return null;
  if (!SAFE_METHODS.has(request.method)) requireSameOrigin(request);
  return actor;
};

/** Asked in turn; the first that knows the caller decides. */
const AUTHENTICATORS: readonly Authenticator[] = [bearerToken, sessionCookie];

/** Whether `request` brings nothing by which anybody could be known. */
export const isAnonymous = ({ headers }: ApiRequest) =>
  !headers.get('authorization') && !headers.get('cookie')?.includes(SESSION_COOKIE);

/** Whoever sends `request`. @throws AppError UNAUTHORIZED | FORBIDDEN */
export async function actorOf(request: ApiRequest): Promise<Actor> {
  for (const authenticate of AUTHENTICATORS) {
    const actor = await authenticate(request);
    if (actor) return actor;
  }
  return VISITOR;
}

/** Cross-site request forgery: a form elsewhere can send our cookie, but not our Origin. @throws AppError FORBIDDEN */
export function requireSameOrigin(request: ApiRequest): void {
  if (!isOwnOrigin(request.headers.get('origin'), request.headers.get('host')))
    throw new AppError('FORBIDDEN', 'This call must come from our own pages.');
}
