import { cookies, headers } from 'next/headers';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import type { NewAccount } from '@/application/auth/register';
import type { LoginInput } from '@/application/auth/schema';
import { type BrowserSignIn, SESSION_MS } from '@/application/auth/sign-in';
import type { ServiceIdentity } from '@/application/linked-accounts/ports';
import type { SignInResponse } from '@/application/passkeys/schema';
import { platform, queries, useCases } from '@/composition';
import { AppError } from '@/domain/errors';
import type { Locale } from '@/domain/locale';
import { can, lacksSecondFactor } from '@/domain/policy';
import { type Actor, VISITOR } from '@/domain/user';
import { callOrigin, setSessionHint } from './browser-session';
import { SESSION_HINT_COOKIE } from './components/shell/session-hint-cookie';
import { type Errand, endErrand, keepErrand, readErrand } from './oauth/errand';
import { serviceProviders } from './oauth/services';
import { takeAnswer } from './oauth/take-answer';
import { paths } from './paths';
import { destination, returnTo } from './return-to';
import { isHttps, SESSION_COOKIE } from './session-cookie';

/**
 * Signing a browser in and out, by next-auth: its cookie carries the id of a `Session` row, which every request asks.
 * session-cookie.ts reads the same cookie outside Next. Of next-auth's own routes only the answers of other services are
 * mounted (app/api/auth/callback): everything else begins in a server action, which takes calls of our own pages alone.
 */

declare module 'next-auth' {
  interface User {
    sid?: string;
    identity?: ServiceIdentity;
  }
  interface Session {
    sid?: string;
  }
}

const { AUTH_SECRET } = platform.env();

const { handlers, auth, signIn, signOut } = NextAuth({
  secret: AUTH_SECRET,
  trustHost: true,
  basePath: '/api/auth',
  useSecureCookies: isHttps,
  session: { strategy: 'jwt', maxAge: SESSION_MS / 1000 },
  cookies: {
    sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps } },
  },
  pages: { signIn: paths.login, error: paths.login },
  providers: [
    Credentials({
      // Our own access token is the credential: the use case has checked the password before.
      credentials: { token: {} },
      async authorize({ token }) {
        const actor = typeof token === 'string' ? await queries.actorOfToken(token) : null;
        return actor?.kind === 'user' ? { id: actor.id, sid: actor.sessionId } : null;
      },
    }),
    ...serviceProviders,
  ],
  callbacks: {
    async signIn({ user, account }) {
      if (account?.type === 'credentials') return true;
      if (!user.identity) return false;
      const taken = await takeAnswer(user.identity);
      if ('page' in taken) return taken.page;
      user.sid = taken.sessionId;
      return true;
    },
    jwt: ({ token, user }) => (user?.sid ? { sub: token.sub, sid: user.sid } : token),
    session: ({ session, token }) => ({ ...session, ...(typeof token.sid === 'string' ? { sid: token.sid } : {}) }),
    redirect({ url, baseUrl }) {
      const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
      return returnTo(path) ? `${baseUrl}${path}` : baseUrl;
    },
  },
  logger: {
    // A cookie that is not ours, an answer that nobody asked for: whoever sends such things must not fill the log.
    error: (err) => platform.logger.debug({ err }, 'next-auth'),
    warn: () => undefined,
    debug: () => undefined,
  },
});

export { handlers };

// By the headers, of which a request has one object: React's own `cache` remembers nothing inside a server action.
const actors = new WeakMap<Headers, Promise<Actor>>();

/** Past next-auth's own reading, which takes a database that is away for a session that has ended. */
async function readActor(requestHeaders: Headers): Promise<Actor> {
  // Spares everybody without a session the decryption.
  if (!requestHeaders.get('cookie')?.includes(SESSION_COOKIE)) return VISITOR;
  const session = await auth();
  return session?.sid ? queries.actorOfSession(session.sid) : VISITOR;
}

/** The reader of a page or the sender of an action. One look-up a request, however often it is asked. */
export async function currentActor(): Promise<Actor> {
  const requestHeaders = await headers();
  const known = actors.get(requestHeaders) ?? readActor(requestHeaders);
  actors.set(requestHeaders, known);
  return known;
}

/** Where whoever asked for no page begins: those who run events with how they stand. */
type StartPage = typeof paths.admin | typeof paths.home;

/** The session takes the place of the one that this browser had: that one ends, whosever it was. */
async function begin({ access }: BrowserSignIn): Promise<StartPage> {
  const before = await currentActor();
  await signIn('credentials', { token: access.token, redirect: false });
  await setSessionHint();
  await endSessionOf(before);
  const actor = (await queries.actorOfToken(access.token)) ?? VISITOR;
  return can(actor, 'event.list-managed') || lacksSecondFactor(actor) ? paths.admin : paths.home;
}

/** Where there is one, and it has not ended meanwhile. */
async function endSessionOf(actor: Actor): Promise<void> {
  if (actor.kind === 'user') await useCases.revokeSession(actor, actor.sessionId).catch(() => undefined);
}

/** Checks the password and sets the session cookie. For server actions. @throws AppError INVALID_CREDENTIALS | UNAVAILABLE */
export async function signInWithPassword(input: LoginInput & { locale: Locale }): Promise<StartPage> {
  return begin(await useCases.loginInBrowser(input, await callOrigin()));
}

/** By what a passkey signed. For server actions. @throws AppError INVALID_CREDENTIALS */
export async function signInByPasskey(response: SignInResponse, locale: Locale): Promise<StartPage> {
  return begin(await useCases.signInWithPasskeyInBrowser(response, locale, await callOrigin()));
}

/** Registers and signs in. For server actions. @throws AppError CONFLICT | UNAVAILABLE */
export async function signUp(input: NewAccount): Promise<void> {
  await begin(await useCases.registerInBrowser(input, await callOrigin()));
}

/** Ends this browser's session, in the database and in the browser. */
export async function signOutHere(): Promise<void> {
  await endSessionOf(await currentActor());
  await signOut({ redirect: false });
  (await cookies()).delete(SESSION_HINT_COOKIE);
}

/** @returns the address of the service, which will send the browser back to us. @throws AppError UNAVAILABLE */
export async function beginAtService(service: string, errand: Errand): Promise<string> {
  await keepErrand(errand);
  try {
    return await signIn(service, { redirect: false, redirectTo: destination(errand.next, errand.locale) });
  } catch (cause) {
    throw new AppError('UNAVAILABLE', 'This service cannot be reached at the moment.', { cause });
  }
}

/**
 * The second step where the account of a service asks for a code as well.
 * @returns where they wanted to go; null where they waited too long. @throws AppError SECOND_FACTOR_REQUIRED | RATE_LIMITED
 */
export async function signInWithCode(code: string): Promise<Errand | null> {
  const errand = await readErrand();
  if (errand?.kind !== 'code') return null;
  await begin(await useCases.signInByService({ ...errand, code }, await callOrigin()));
  await endErrand();
  return errand;
}
