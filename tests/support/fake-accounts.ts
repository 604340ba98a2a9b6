import type {
  AccountWrites,
  LinkTokens,
  OneTimeLink,
  OneTimeLinks,
  OutgoingMail,
  QueuedMail,
  Users,
} from '@/application/auth/ports';
import { AppError } from '@/domain/errors';
import type { User } from '@/domain/user';
import { NOW } from './builders.ts';

type KeptLink = OneTimeLink & { token: string; usedAt: Date | null };

/** Accounts, their links and mails, kept in memory. */
export function fakeAccounts({ users: given = [] as User[] } = {}) {
  const known = [...given];
  const kept: KeptLink[] = [];
  const mails: QueuedMail[] = [];
  const ended: { userId: string; except: string | null; reason: string }[] = [];
  const lookUps: string[] = [];
  const languages: string[] = [];

  const replace = (id: string, changed: User) => {
    known[known.findIndex((user) => user.id === id)] = changed;
    return changed;
  };
  const refuseTaken = (user: User) => {
    for (const field of ['username', 'email'] as const) {
      if (!known.some((other) => other.id !== user.id && other[field] === user[field])) continue;
      throw new AppError('CONFLICT', 'taken', { fields: [{ field, code: 'taken', message: 'is taken' }] });
    }
    return user;
  };
  const findLive = (hash: Buffer, now: Date) =>
    kept.find(({ token, usedAt, expiresAt }) => `#${token}` === hash.toString() && !usedAt && expiresAt > now) ?? null;

  const users: Users = {
    findByLogin: async (name) => known.find((user) => user.username === name || user.email === name) ?? null,
    findById: async (id) => {
      lookUps.push(id);
      return known.find((user) => user.id === id) ?? null;
    },
    setLocale: async (_, locale) => void languages.push(locale),
  };
  const writes: AccountWrites = {
    users: {
      create: async (user) => void known.push(refuseTaken(user)),
      lock: async (id) => known.find((user) => user.id === id) ?? null,
      update: async (id, patch) => {
        const user = known.find((each) => each.id === id);
        if (!user) throw new Error(`there is no user ${id}`);
        return replace(id, refuseTaken({ ...user, ...patch }));
      },
      isOnlyAdmin: async (id) => !known.some((user) => user.id !== id && user.role === 'ADMIN'),
    },
    sessions: { revokeAll: async (userId, except, reason) => void ended.push({ userId, except, reason }) },
    links: {
      create: async (hash, link) => void kept.push({ ...link, token: hash.toString().slice(1), usedAt: null }),
      use: async (hash, now) => {
        const link = findLive(hash, now);
        return link && Object.assign(link, { usedAt: now });
      },
      revokeAll: async (userId, purposes, now) => {
        for (const link of kept) {
          if (link.userId === userId && purposes.includes(link.purpose)) link.usedAt ??= now;
        }
      },
    },
    mail: async (mail) => void mails.push(mail),
  };
  const oneTimeLinks: OneTimeLinks = {
    findLive: async (hash, now) => findLive(hash, now),
    countSince: async (userId, purpose) =>
      kept.filter((link) => link.userId === userId && link.purpose === purpose).length,
  };
  const outgoingMail: OutgoingMail = {
    queue: async (mail) => void mails.push(mail),
    wasQueued: async (recipient, template) =>
      mails.some((mail) => mail.recipient === recipient && mail.template === template),
  };
  const links: LinkTokens = {
    next: () => `link-${kept.length + 1}`,
    hash: (token) => Buffer.from(`#${token}`),
    address: (purpose, token, locale) => `${locale}:${purpose}:${token}`,
  };
  /** A link as it would have come by mail. */
  const mailed = (purpose: OneTimeLink['purpose'], user: User, changes: Partial<KeptLink> = {}) => {
    const token = `mailed-${kept.length + 1}`;
    const expiresAt = new Date(NOW.getTime() + 60_000);
    kept.push({ userId: user.id, purpose, email: user.email, expiresAt, token, usedAt: null, ...changes });
    return token;
  };
  return { known, kept, mails, ended, lookUps, languages, users, writes, oneTimeLinks, outgoingMail, links, mailed };
}
