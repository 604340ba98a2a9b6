import type { User } from '../../domain/user.ts';
import type { Clock, Ids, Sessions, Tokens } from '../ports.ts';
import type { AccessDto } from './schema.ts';

export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

export type SignInDeps = { sessions: Sessions; tokens: Tokens; ids: Ids; clock: Clock };

/** An open session, and what its client is told. */
export type BrowserSignIn = { access: AccessDto; sessionId: string };
/** An API client has a refresh token too, for its cookie. */
export type SignIn = BrowserSignIn & { refreshToken: string };

/** Opens a session for an API client. `userAgent` is kept so that its owner recognises it later. */
export async function openSession(d: SignInDeps, user: User, userAgent: string | null): Promise<SignIn> {
  const refreshToken = d.tokens.newRefresh();
  return { ...(await open(d, user, userAgent, d.tokens.hashRefresh(refreshToken))), refreshToken };
}

/** The same for a browser: its cookie carries the session itself, so there is nothing to refresh. */
export const openBrowserSession = (d: SignInDeps, user: User, userAgent: string | null): Promise<BrowserSignIn> =>
  open(d, user, userAgent, null);

async function open(
  d: SignInDeps,
  user: User,
  userAgent: string | null,
  refreshHash: Buffer | null,
): Promise<BrowserSignIn> {
  const sessionId = d.ids.next();
  await d.sessions.open({
    id: sessionId,
    userId: user.id,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt: new Date(d.clock.now().getTime() + SESSION_MS),
    refreshHash,
  });
  return { access: accessFor(d.tokens, user, sessionId), sessionId };
}

export function accessFor(tokens: Tokens, user: User, sessionId: string): AccessDto {
  const { id: userId, email, username, role } = user;
  return { token: tokens.signAccess({ userId, email, username, role, sessionId }), username, role };
}
