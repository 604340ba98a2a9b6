import { AppError } from '../../domain/errors.ts';
import type { Log } from '../ports.ts';
import { accessFor, SESSION_MS, type SignIn, type SignInDeps } from './sign-in.ts';

/** How long a used token may be repeated after a lost answer. */
const GRACE_MS = 10_000;

/**
 * Trades a refresh token for its successor and a new access token.
 * A used token that comes back later means a copy is about: the whole session ends (RFC 9700, 4.14).
 * @throws AppError UNAUTHORIZED
 */
export const refresh =
  (d: SignInDeps & { log: Log }) =>
  async (refreshToken: string): Promise<SignIn> => {
    const now = d.clock.now();
    const successor = d.tokens.successorOf(refreshToken);
    const expiresAt = new Date(now.getTime() + SESSION_MS);
    const rotation = await d.sessions.rotate(
      d.tokens.hashRefresh(refreshToken),
      d.tokens.hashRefresh(successor),
      now,
      GRACE_MS,
      expiresAt,
    );
    if (rotation.outcome === 'rotated') {
      const { user, session, isStaff } = rotation;
      return {
        access: accessFor(d.tokens, { ...user, isStaff }, session),
        refreshToken: successor,
        sessionId: session.id,
      };
    }
    if (rotation.outcome === 'reused') {
      const { sessionId, userId } = rotation;
      d.log.warn({ sessionId, userId }, 'a used refresh token came back: its session was ended');
    }
    throw new AppError('UNAUTHORIZED', 'This session has ended. Sign in again.');
  };
