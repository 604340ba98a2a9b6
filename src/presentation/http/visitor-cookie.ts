import { createHash, randomBytes } from 'node:crypto';
import type { ConversationOwner } from '@/application/conversations/ports';
import { platform } from '@/composition';
import { addressKey } from '@/domain/network-address';
import { type Actor, accountOf } from '@/domain/user';
import { visitorLimits } from './contracts/limits';
import { tooMany } from './limits/rate-policy';
import type { ApiRequest } from './request';

/**
 * Whose conversation it is: the account's, or that of a browser that nobody signed in with, which brings a secret in a
 * cookie for as long as it is open. We keep the hash of it.
 */

const isHttps = () => platform.env().APP_URL.startsWith('https://');
// Not `__Host-`, which would send it with every request instead of to the assistant alone.
const nameNow = () => (isHttps() ? '__Secure-eventhub.visitor' : 'eventhub.visitor');
const attributes = () => ['Path=/api/chat', 'HttpOnly', 'SameSite=Lax', ...(isHttps() ? ['Secure'] : [])].join('; ');

function readCookie(request: ApiRequest): string | null {
  const name = `${nameNow()}=`;
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(name))?.slice(name.length);
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

const visitor = (secret: string): ConversationOwner => ({
  kind: 'visitor',
  hash: createHash('sha256').update(secret).digest(),
});

/** Null for a browser that never asked anything. */
export function ownerOf(request: ApiRequest, actor: Actor): ConversationOwner | null {
  const account = accountOf(actor);
  if (account !== null) return { kind: 'account', id: account };
  const secret = readCookie(request);
  return secret === null ? null : visitor(secret);
}

type Asker = { owner: ConversationOwner; key: string; headers: Record<string, string> };

/** Whoever asks, with the cookie for a browser that has none. @throws AppError RATE_LIMITED */
export async function askerOf(request: ApiRequest, actor: Actor): Promise<Asker> {
  const known = ownerOf(request, actor);
  if (known?.kind === 'account') return { owner: known, key: `account ${known.id}`, headers: {} };
  const key = `address ${addressKey(request.address)}`;
  if (known) {
    await countVisitor(known.hash.toString('base64url'));
    return { owner: known, key, headers: {} };
  }
  const secret = randomBytes(32).toString('base64url');
  return { owner: visitor(secret), key, headers: { 'set-cookie': `${nameNow()}=${secret}; ${attributes()}` } };
}

async function countVisitor(key: string): Promise<void> {
  const count = await platform.rateCounters()?.take(visitorLimits.chat, key);
  if (count?.isOver) throw tooMany(visitorLimits.chat, count, key);
}
