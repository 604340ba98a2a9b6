import type {
  AccessToken,
  Background,
  CommonPasswords,
  EndedSessions,
  Passwords,
  Rotation,
  Session,
  Sessions,
  Tokens,
} from '@/application/auth/ports';
import type { Log } from '@/application/ports';
import { type Actor, type Role, SCOPES, type User } from '@/domain/user';
import { aUser, hence, NOW, uuid } from '../../../support/builders.ts';
import { fakeAccounts } from '../../../support/fake-accounts.ts';
import { clock, fakeAudit, fakeStore, ids } from '../../../support/fakes.ts';

export const aSession = (changes: Partial<Session> = {}): Session => ({
  id: uuid(31),
  userId: uuid(21),
  userAgent: 'Firefox',
  address: '192.0.2.7',
  isStrong: false,
  createdAt: hence(-5),
  lastSeenAt: hence(-1),
  expiresAt: hence(100),
  revokedAt: null,
  ...changes,
});

/** Ana as her access token tells of her. */
export const ANA_BY_TOKEN: Actor = {
  kind: 'user',
  via: 'token',
  id: uuid(21),
  username: 'ana',
  email: 'ana@example.com',
  role: 'USER',
  sessionId: uuid(31),
  isStrong: false,
  scopes: SCOPES,
};

/** What the use cases of signing in need, and what was asked of it. */
export function house({
  users: given = [aUser()],
  rotation = { outcome: 'unknown' } as Rotation,
  lastSeenAt = NOW,
  role = 'USER',
  touch = async () => {},
}: {
  users?: User[];
  rotation?: Rotation;
  lastSeenAt?: Date;
  role?: Role;
  touch?: () => Promise<void>;
} = {}) {
  const opened: Parameters<Sessions['open']>[0][] = [];
  const asked: unknown[] = [];
  const ended: string[] = [];
  const logged: Parameters<Log['warn']>[] = [];
  const accounts = fakeAccounts({ users: given });
  const { transaction, recorded } = fakeStore({ accounts });
  const sessions: Sessions = {
    open: async (session) => (opened.push(session) > 0 ? { isStaff: false } : null),
    findLive: async (id) => {
      const { passwordHash, emailVerifiedAt, createdAt, ...user } = aUser({ role });
      return id === uuid(31) ? { id, lastSeenAt, isStrong: false, user, eventRoles: null } : null;
    },
    openedAt: async () => NOW,
    touch: (...args) => {
      asked.push(args);
      return touch();
    },
    rotate: async (...args) => {
      asked.push(args);
      return rotation;
    },
    revoke: async (id, userId) => id === uuid(31) && userId === uuid(21),
    revokeAll: async (userId, except, reason) => void asked.push([userId, except, reason]),
    revokeByRefreshHash: async (hash) => void asked.push(hash.toString()),
    listLive: async () => [aSession(), aSession({ id: uuid(33), userAgent: null })],
  };
  const compared: (string | null)[] = [];
  const passwords: Passwords = {
    hash: async (password) => `hash of ${password}`,
    matches: async (password, stored) => {
      compared.push(stored);
      return stored === `hash of ${password}`;
    },
  };
  const tokens: Tokens = {
    signAccess: (claims) => JSON.stringify(claims),
    verifyAccess: (token): AccessToken | null => (token.startsWith('{') ? JSON.parse(token) : null),
    newRefresh: () => 'first',
    successorOf: (token) => `${token}+1`,
    hashRefresh: (token) => Buffer.from(`#${token}`),
  };
  const log: Log = { warn: (...line) => void logged.push(line) };
  const background: Background = { run: (_, work) => void work() };
  const commonPasswords: CommonPasswords = { has: (password) => password === 'password' };
  const endedSessions: EndedSessions = { has: (id) => ended.includes(id) };
  const ports = { ...accounts, sessions, passwords, tokens, ids: ids(), clock, log };
  return {
    ...ports,
    secondFactor: { check: async () => false },
    adminSecondFactor: 'optional' as const,
    audit: fakeAudit(),
    background,
    commonPasswords,
    endedSessions,
    transaction,
    recorded,
    opened,
    asked,
    compared,
    ended,
    logged,
  };
}

export const FIREFOX = { address: '192.0.2.7', userAgent: 'Firefox' };
export const NOWHERE = { address: null, userAgent: null };
