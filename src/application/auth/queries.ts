import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount } from '../../domain/policy.ts';
import { type Actor, SCOPES, type User, VISITOR } from '../../domain/user.ts';
import type { Clock, Log, Sessions, Tokens, Users } from '../ports.ts';
import type { MeDto, SessionDto } from './schema.ts';

type Deps = { users: Users; sessions: Sessions; tokens: Tokens; clock: Clock; log: Log };

/** A session in use is written to no more often than this. */
const TOUCH_MS = 60_000;

const toMe = ({ id, username, email, name, role, locale }: Omit<User, 'passwordHash' | 'createdAt'>): MeDto => ({
  id,
  username,
  email,
  name,
  role,
  locale,
});

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export const me =
  (d: Deps) =>
  async (actor: Actor): Promise<MeDto> => {
    authorize(actor, 'account.read');
    // The session was looked up for this request, and its owner with it.
    if (actor.kind === 'user' && actor.via === 'session') return toMe(actor);
    const user = await d.users.findById(requireAccount(actor));
    if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    return toMe(user);
  };

/** Where the actor is signed in, last seen first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const mySessions =
  (d: Deps) =>
  async (actor: Actor): Promise<SessionDto[]> => {
    authorize(actor, 'account.read');
    const current = actor.kind === 'user' ? actor.sessionId : null;
    const live = await d.sessions.listLive(requireAccount(actor), d.clock.now());
    return live.map(({ id, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      userAgent,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isCurrent: id === current,
    }));
  };

/** Whoever holds this bearer token; null where it is not valid. Asks no database, so it holds until it expires. */
export const actorOfToken =
  (d: Deps) =>
  (token: string): Actor | null => {
    const claims = d.tokens.verifyAccess(token);
    if (!claims) return null;
    const { userId: id, email, username, role, sessionId } = claims;
    return { kind: 'user', via: 'token', id, email, username, role, sessionId, scopes: SCOPES };
  };

/** Whoever a browser session belongs to now: nobody once it was revoked or ran out. */
export const actorOfSession =
  (d: Deps) =>
  async (sessionId: string): Promise<Actor> => {
    const now = d.clock.now();
    const live = await d.sessions.findLive(sessionId, now);
    if (!live) return VISITOR;
    if (now.getTime() - live.lastSeenAt.getTime() >= TOUCH_MS) {
      // Not awaited: when a session was last seen is worth no reader's time, and no failed request.
      d.sessions
        .touch(sessionId, now, TOUCH_MS)
        .catch((err: unknown) => d.log.warn({ err, sessionId }, 'a session in use could not be marked as seen'));
    }
    return { kind: 'user', via: 'session', ...live.user, sessionId, scopes: SCOPES };
  };
