import { cookies, headers } from 'next/headers';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { NewAccount } from '@/application/auth/register';
import type { LoginInput } from '@/application/auth/schema';
import { type BrowserSignIn, SESSION_MS } from '@/application/auth/sign-in';
import { platform, queries, useCases } from '@/composition';
import type { Locale } from '@/domain/locale';
import type { Actor, RequestOrigin } from '@/domain/user';
import { SESSION_HINT_COOKIE } from './components/shell/session-hint-cookie';
import { handedAddress } from './http/client-address';
import { actorOfCookie, isHttps, SESSION_COOKIE } from './session-cookie';

/**
 * Signing a browser in and out; session-cookie.ts reads what this sets.
 * No next-auth route is mounted: sign-in and sign-out are server actions, and OAuth will bring its callback route.
 */

declare module 'next-auth' {
  interface User {
    sid?: string;
  }
}

const { AUTH_SECRET } = platform.env();

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
        const actor = typeof token === 'string' ? await queries.actorOfToken(token) : null;
        return actor?.kind === 'user' ? { id: actor.id, sid: actor.sessionId } : null;
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user?.sid ? { sub: token.sub, sid: user.sid } : token),
  },
});

// By the headers, of which a request has one object: React's own `cache` remembers nothing inside a server action.
const actors = new WeakMap<Headers, Promise<Actor>>();

/** The reader of a page or the sender of an action. One look-up a request, however often it is asked. */
export async function currentActor(): Promise<Actor> {
  const requestHeaders = await headers();
  const known = actors.get(requestHeaders) ?? actorOfCookie(requestHeaders);
  actors.set(requestHeaders, known);
  return known;
}

async function origin(): Promise<RequestOrigin> {
  const sent = await headers();
  return { address: handedAddress(sent), userAgent: sent.get('user-agent') };
}

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
  await begin(await useCases.loginInBrowser(input, await origin()));
}

/** Registers and signs in. For server actions. @throws AppError CONFLICT | UNAVAILABLE */
export async function signUp(input: NewAccount): Promise<void> {
  await begin(await useCases.registerInBrowser(input, await origin()));
}

/** Ends this browser's session, in the database and in the browser. */
export async function signOutHere(): Promise<void> {
  const actor = await currentActor();
  if (actor.kind === 'user') await useCases.revokeSession(actor, actor.sessionId).catch(() => undefined);
  await signOut({ redirect: false });
  (await cookies()).delete(SESSION_HINT_COOKIE);
}
