import { AppError } from '../../domain/errors.ts';
import { requireSignedIn } from '../../domain/policy.ts';
import { type Actor, ANONYMOUS } from '../../domain/user.ts';
import type { Clock, Sessions, Tokens, Users } from '../ports.ts';
import type { MeDto, SessionDto } from './schema.ts';

type Deps = { users: Users; sessions: Sessions; tokens: Tokens; clock: Clock };

/** @throws AppError UNAUTHORIZED */
export const me =
  (d: Deps) =>
  async (actor: Actor): Promise<MeDto> => {
    const user = await d.users.findById(requireSignedIn(actor).id);
    if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    const { id, username, email, name, role } = user;
    return { id, username, email, name, role };
  };

/** Where the actor is signed in, last seen first. @throws AppError UNAUTHORIZED */
export const mySessions =
  (d: Deps) =>
  async (actor: Actor): Promise<SessionDto[]> => {
    const owner = requireSignedIn(actor);
    const live = await d.sessions.listLive(owner.id, d.clock.now());
    return live.map(({ id, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isCurrent: id === owner.sessionId,
    }));
  };

/** Whoever holds this bearer token; null where it is not valid. Asks no database, so it holds until it expires. */
export const actorOfToken =
  (d: Deps) =>
  (token: string): Actor | null => {
    const claims = d.tokens.verifyAccess(token);
    if (!claims) return null;
    const { userId: id, email, username, role, sessionId } = claims;
    return { kind: 'user', id, email, username, role, sessionId };
  };

/** Whoever a browser session belongs to now: nobody once it was revoked or ran out. */
export const actorOfSession =
  (d: Deps) =>
  async (sessionId: string): Promise<Actor> => {
    const live = await d.sessions.findLive(sessionId, d.clock.now());
    if (!live) return ANONYMOUS;
    const { id, username, email, role } = live.user;
    return { kind: 'user', id, username, email, role, sessionId };
  };
