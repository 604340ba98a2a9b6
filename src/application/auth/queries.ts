import { AppError } from '../../domain/errors.ts';
import { authorize, requireAccount, requireUser } from '../../domain/policy.ts';
import { type Actor, type EventRoles, SCOPES, type User, VISITOR } from '../../domain/user.ts';
import type { Clock, Log } from '../ports.ts';
import { type AdminRule, needsFactor } from '../second-factor/required.ts';
import type { EndedSessions, LiveSession, Sessions, Tokens, Users } from './ports.ts';
import type { AccountDto, MeDto, SessionDto } from './schema.ts';

type Deps = AdminRule & {
  users: Users;
  sessions: Sessions;
  endedSessions: EndedSessions;
  tokens: Tokens;
  clock: Clock;
  log: Log;
};

/** A session in use is written to no more often than this. */
const TOUCH_MS = 60_000;

type Known = Pick<User, 'id' | 'username' | 'email' | 'name' | 'role' | 'locale'>;

/** `actor` is whoever asks for their own. */
export const toMe = ({ id, username, email, name, role, locale }: Known, actor: Actor): MeDto => ({
  id,
  username,
  email,
  name,
  role,
  locale,
  eventRoles: Array.from(eventRolesOf(actor), ([eventId, role]) => ({ eventId, role })),
});

const NONE: EventRoles = new Map();
const eventRolesOf = (actor: Actor): EventRoles =>
  (actor.kind === 'user' || actor.kind === 'api-key' ? actor.eventRoles : null) ?? NONE;

/** @throws AppError UNAUTHORIZED | FORBIDDEN */
export const me =
  (d: Deps) =>
  async (actor: Actor): Promise<MeDto> => {
    authorize(actor, 'account.read');
    // The session was looked up for this request, and its owner with it.
    if (actor.kind === 'user' && actor.via === 'session') return toMe(actor, actor);
    const user = await d.users.findById(requireAccount(actor));
    if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    return toMe(user, actor);
  };

/** What the account page shows. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const myAccount =
  (d: Deps) =>
  async (actor: Actor): Promise<AccountDto> => {
    authorize(actor, 'account.read');
    const user = await d.users.findById(requireUser(actor).id);
    if (!user) throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
    return {
      ...toMe(user, actor),
      isEmailVerified: user.emailVerifiedAt !== null,
      hasPassword: user.passwordHash !== null,
      createdAt: user.createdAt.toISOString(),
    };
  };

/** Where the actor is signed in, last seen first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const mySessions =
  (d: Deps) =>
  async (actor: Actor): Promise<SessionDto[]> => {
    authorize(actor, 'account.read');
    const current = actor.kind === 'user' ? actor.sessionId : null;
    const live = await d.sessions.listLive(requireAccount(actor), d.clock.now());
    return live.map(({ id, userAgent, address, createdAt, lastSeenAt, expiresAt }) => ({
      id,
      userAgent,
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isCurrent: id === current,
    }));
  };

/**
 * Whoever holds this bearer token; null where it is not valid or its session has ended. A buyer's asks no database. That
 * of an admin or of anybody with a role in an event does: who lost it must not keep it for the rest of a token's time.
 */
export const actorOfToken =
  (d: Deps) =>
  async (token: string): Promise<Actor | null> => {
    const claims = d.tokens.verifyAccess(token);
    if (!claims || d.endedSessions.has(claims.sessionId)) return null;
    const { userId: id, email, username, role, sessionId, isStrong, isStaff } = claims;
    const person = { kind: 'user', via: 'token', id, email, username, sessionId, scopes: SCOPES } as const;
    if (role !== 'ADMIN' && !isStaff) return { ...person, role, isStrong };
    const live = await d.sessions.findLive(sessionId, d.clock.now());
    return live?.user.id === id ? { ...person, ...standingOf(d, live) } : null;
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
    return { kind: 'user', via: 'session', ...live.user, ...standingOf(d, live), sessionId, scopes: SCOPES };
  };

function standingOf(d: AdminRule, { user: { role }, isStrong, eventRoles }: LiveSession) {
  return {
    role,
    isStrong,
    ...(eventRoles ? { eventRoles } : {}),
    ...(needsFactor(d, { role }) && !isStrong ? { needsSecondFactor: true as const } : {}),
  };
}
