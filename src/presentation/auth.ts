import { cookies, headers } from 'next/headers';
import NextAuth from 'next-auth';
import { getToken } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { cache } from 'react';
import type { LoginInput, RegisterInput } from '@/application/auth/schema';
import { SESSION_MS, type SignIn } from '@/application/auth/sign-in';
import { platform, queries, useCases } from '@/composition';
import { type Actor, ANONYMOUS } from '@/domain/user';
import { SIGNED_IN_HINT } from './components/shell/signed-in-hint';

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
  if (!requestHeaders.get('cookie')?.includes(SESSION_COOKIE)) return ANONYMOUS;
  const token = await getToken({
    req: { headers: requestHeaders },
    secret: AUTH_SECRET,
    cookieName: SESSION_COOKIE,
    salt: SESSION_COOKIE,
  });
  return typeof token?.sid === 'string' ? queries.actorOfSession(token.sid) : ANONYMOUS;
}

/** The reader of a page or the sender of an action. One look-up a request, however often it is asked. */
export const currentActor = cache(async (): Promise<Actor> => actorOfCookie(await headers()));

const userAgent = async () => (await headers()).get('user-agent');

async function begin({ access }: SignIn): Promise<void> {
  await signIn('credentials', { token: access.token, redirect: false });
  (await cookies()).set(SIGNED_IN_HINT, '1', {
    path: '/',
    sameSite: 'lax',
    secure: isHttps,
    maxAge: SESSION_MS / 1000,
  });
}

/** Checks the password and sets the session cookie. For server actions. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export async function signInWithPassword(input: LoginInput): Promise<void> {
  await begin(await useCases.login(input, await userAgent()));
}

/** Registers and signs in. For server actions. @throws AppError CONFLICT | UNAVAILABLE */
export async function signUp(input: RegisterInput): Promise<void> {
  await begin(await useCases.register(input, await userAgent()));
}

/** Ends this browser's session, in the database and in the browser. */
export async function signOutHere(): Promise<void> {
  const actor = await currentActor();
  if (actor.kind === 'user') await useCases.revokeSession(actor, actor.sessionId).catch(() => undefined);
  await signOut({ redirect: false });
  (await cookies()).delete(SIGNED_IN_HINT);
}
