import { AppError } from '../../domain/errors.ts';
import type { RequestOrigin, User } from '../../domain/user.ts';
import type { AuditTrail } from '../audit/ports.ts';
import type { Clock, Ids } from '../ports.ts';
import type { Session, Sessions, Tokens } from './ports.ts';
import type { AccessDto } from './schema.ts';

/** A session that nobody uses for this long ends. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

export type SignInDeps = { sessions: Sessions; tokens: Tokens; ids: Ids; clock: Clock; audit: AuditTrail };

/** From where, kept so that its owner recognises it later; and whether more than a password was shown. */
export type OpenSession = RequestOrigin & {
  isStrong: boolean;
  /** By what: for the audit log. */
  how: 'password' | 'registration' | 'passkey' | 'linked-account';
};

/** An open session, and what its client is told. */
export type BrowserSignIn = { access: AccessDto; sessionId: string };
/** An API client has a refresh token too, for its cookie. */
export type SignIn = BrowserSignIn & { refreshToken: string };

/**
 * Opens a session for an API client, for the user as they were read when they showed who they are.
 * @throws AppError INVALID_CREDENTIALS where the password changed or the account was deleted since
 */
export async function openSession(d: SignInDeps, user: User, options: OpenSession): Promise<SignIn> {
  const refreshToken = d.tokens.newRefresh();
  return { ...(await open(d, user, options, d.tokens.hashRefresh(refreshToken))), refreshToken };
}

/** The same for a browser: its cookie carries the session itself, so there is nothing to refresh. */
export const openBrowserSession = (d: SignInDeps, user: User, options: OpenSession): Promise<BrowserSignIn> =>
  open(d, user, options, null);

async function open(
  d: SignInDeps,
  user: User,
  { address, userAgent, isStrong, how }: OpenSession,
  refreshHash: Buffer | null,
): Promise<BrowserSignIn> {
  // Always a new one: a session that somebody else began cannot become this person's.
  const sessionId = d.ids.next();
  const expiresAt = new Date(d.clock.now().getTime() + SESSION_MS);
  const opened = await d.sessions.open({
    id: sessionId,
    user,
    userAgent: userAgent?.slice(0, 300) ?? null,
    address,
    isStrong,
    expiresAt,
    refreshHash,
  });
  if (!opened) throw new AppError('INVALID_CREDENTIALS', 'Username or password is wrong.');
  // Before anybody holds the session: nobody gets in unseen.
  await d.audit.record({
    action: 'session.open',
    subjectId: user.id,
    by: { accountId: user.id, sessionId },
    detail: { how, isStrong },
  });
  return { access: accessFor(d.tokens, { ...user, ...opened }, { id: sessionId, isStrong, expiresAt }), sessionId };
}

export function accessFor(
  tokens: Tokens,
  { id: userId, email, username, role, isStaff }: User & { isStaff: boolean },
  { id: sessionId, isStrong, expiresAt }: Pick<Session, 'id' | 'isStrong' | 'expiresAt'>,
): AccessDto {
  const token = tokens.signAccess({ userId, email, username, role, sessionId, isStrong, isStaff }, expiresAt);
  return { token, username, role };
}
