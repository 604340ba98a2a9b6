import { cookies, headers } from 'next/headers';
import NextAuth from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import type { NewAccount } from '@/application/auth/register';
import type { LoginInput } from '@/application/auth/schema';
import { type BrowserSignIn, SESSION_MS } from '@/application/auth/sign-in';
import { platform, queries, useCases } from '@/composition';
import type { Locale } from '@/domain/locale';
import { type Actor, VISITOR } from '@/domain/user';
import { SESSION_HINT_COOKIE } from './components/shell/session-hint-cookie';

/**
 * The browser's session: a next-auth cookie that carries the id of a `Session` row and nothing else worth stealing.
 * Every request asks that row, so signing out elsewhere holds at once.
 * No next-auth route is mounted: sign-in and sign-out are server actions, and OAuth will bring its callback route.
 */

declare module 'next-auth' {
  interface User {
    sid?: string;
  }
}

const { APP_URL, AUTH_SECRET } = platform.env();
const isHttps = APP_URL.startsWith('https://');
export const SESSION_COOKIE = isHttps ? '__Secure-eventhub.session' : 'eventhub.session';

const { signIn, signOut } = NextAuth({
  secret: AUTH_SECRET,
  trustHost: true,
  basePath: '/api/auth',
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
  cookies: {
    sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } },
  },
  providers: [
    Credentials({
      // Our own access token is the credential: the use case has checked the password before.
      credentials: { token: {} },
      async authorize({ token }) {
        const actor = typeof token === 'string' ? queries.actorOfToken(token) : null;
        return actor?.kind === 'user' ? { id: actor.id, sid: actor.sessionId } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sid ? { sub: token.sub, sid: user.sid } : token),
  },
});

/** Whoever the session cookie among these request headers belongs to now. */
export async function actorOfCookie(requestHeaders: Headers): Promise<Actor> {
  // Spares everybody without a session the decryption.
  if (!requestHeaders.get('cookie')?.includes(SESSION_COOKIE)) return VISITOR;
  const token = await getToken({
    req: { headers: requestHeaders },
    secret: AUTH_SECRET,
    cookieName: SESSION_COOKIE,
    salt: SESSION_COOKIE,
  });
  return typeof token?.sid === 'string' ? queries.actorOfSession(token.sid) : VISITOR;
}

// By the headers, of which a request has one object: React's own `cache` remembers nothing inside a server action.
const actors = new WeakMap<Headers, Promise<Actor>>();

/** The reader of a page or the sender of an action. One look-up a request, however often it is asked. */
export async function currentActor(): Promise<Actor> {
  const requestHeaders = await headers();
  const known = actors.get(requestHeaders) ?? actorOfCookie(requestHeaders);
  actors.set(requestHeaders, known);
  return known;
}

const userAgent = async () => (await headers()).get('user-agent');

async function begin({ access }: BrowserSignIn): Promise<void> {
  await signIn('credentials', { token: access.token, redirect: false });
  (await cookies()).set(SESSION_HINT_COOKIE, '1', {
    path: '/',
    sameSite: 'lax',
    secure: isHttps,
    maxAge: SESSION_MS / 1000,
  });
}

/** Checks the password and sets the session cookie. For server actions. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export async function signInWithPassword(input: LoginInput & { locale: Locale }): Promise<void> {
  await begin(await useCases.loginInBrowser(input, await userAgent()));
}

/** Registers and signs in. For server actions. @throws AppError CONFLICT | UNAVAILABLE */
export async function signUp(input: NewAccount): Promise<void> {
  await begin(await useCases.registerInBrowser(input, await userAgent()));
}

/** Ends this browser's session, in the database and in the browser. */
export async function signOutHere(): Promise<void> {
  const actor = await currentActor();
  if (actor.kind === 'user') await useCases.revokeSession(actor, actor.sessionId).catch(() => undefined);
  await signOut({ redirect: false });
  (await cookies()).delete(SESSION_HINT_COOKIE);
}
