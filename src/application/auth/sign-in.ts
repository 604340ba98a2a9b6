import type { User } from '../../domain/user.ts';
import type { Clock, Ids, Sessions, Tokens } from '../ports.ts';
import type { AccessDto } from './schema.ts';

export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

export type SignInDeps = { sessions: Sessions; tokens: Tokens; ids: Ids; clock: Clock };

/** An open session: what the client is told, and what goes into its cookie. */
export type SignIn = { access: AccessDto; refreshToken: string; user: User; sessionId: string };

/** Opens a session for a user who has proved who they are. `userAgent` is kept so that they recognise it later. */
export async function openSession(d: SignInDeps, user: User, userAgent: string | null): Promise<SignIn> {
  const sessionId = d.ids.next();
  const refreshToken = d.tokens.newRefresh();
  await d.sessions.open({
    id: sessionId,
    userId: user.id,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt: new Date(d.clock.now().getTime() + SESSION_MS),
    refreshHash: d.tokens.hashRefresh(refreshToken),
  });
  return { access: accessFor(d.tokens, user, sessionId), refreshToken, user, sessionId };
}

export function accessFor(tokens: Tokens, user: User, sessionId: string): AccessDto {
  const { id: userId, email, username, role } = user;
  return { token: tokens.signAccess({ userId, email, username, role, sessionId }), username, role };
}
