import type { Clock } from '../ports.ts';
import type { Sessions, Tokens } from './ports.ts';

type Deps = { sessions: Sessions; tokens: Tokens; clock: Clock };

/** Ends the session of a refresh token. An unknown token is as good as signed out. */
export const logout = (d: Deps) => (refreshToken: string) =>
  d.sessions.revokeByRefreshHash(d.tokens.hashRefresh(refreshToken), d.clock.now());
