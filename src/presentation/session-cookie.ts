import { getToken } from 'next-auth/jwt';
import { platform, queries } from '@/composition';
import { type Actor, VISITOR } from '@/domain/user';

/**
 * The browser's session: a next-auth cookie that carries the id of a `Session` row and nothing else worth stealing.
 * Every request asks that row, so signing out elsewhere holds at once.
 * Apart from auth.ts, because next-auth itself loads under Next only and server.ts reads sessions, too.
 */

const { APP_URL, AUTH_SECRET } = platform.env();
export const isHttps = APP_URL.startsWith('https://');
/** A browser takes `__Host-` by https from this very host alone: no neighbour in the domain can plant a session. */
export const SESSION_COOKIE = isHttps ? '__Host-eventhub.session' : 'eventhub.session';

/** Whoever the session cookie among these request headers belongs to now. */
export async function actorOfCookie(requestHeaders: Pick<Headers, 'get'>): Promise<Actor> {
  const cookie = requestHeaders.get('cookie');
  // Spares everybody without a session the decryption.
  if (!cookie?.includes(SESSION_COOKIE)) return VISITOR;
  const token = await getToken({
    req: { headers: { cookie } },
    secret: AUTH_SECRET,
    cookieName: SESSION_COOKIE,
    salt: SESSION_COOKIE,
  });
  return typeof token?.sid === 'string' ? queries.actorOfSession(token.sid) : VISITOR;
}
