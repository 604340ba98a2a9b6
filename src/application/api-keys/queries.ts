import { authorize, can, requireUser } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { Clock } from '../ports.ts';
import { type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import type { ApiKeyReads, KeyTexts, LiveKeys, OwnedKey } from './ports.ts';
import type { ApiKeyDto } from './schema.ts';

type Deps = { apiKeyReads: ApiKeyReads; liveKeys: LiveKeys; keyTexts: KeyTexts; clock: Clock };

/** One's own keys; an admin sees everybody's. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const apiKeys =
  (d: Pick<Deps, 'apiKeyReads' | 'clock'>) =>
  async (actor: Actor, request: PageRequest): Promise<Page<ApiKeyDto>> => {
    authorize(actor, 'api-key.make');
    const { id } = requireUser(actor);
    const whose = can(actor, 'access.read') ? null : id;
    const { rows, total } = await d.apiKeyReads.list(whose, toSlice(request));
    const now = d.clock.now();
    return toPage(
      rows.map((key) => toKeyDto(key, id, now)),
      total,
      request,
    );
  };

export const toKeyDto = (
  { id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, revokedAt, owner }: OwnedKey,
  readerId: string,
  now: Date,
): ApiKeyDto => ({
  id,
  name,
  prefix,
  scopes,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  state: revokedAt ? 'ended' : expiresAt <= now ? 'run-out' : 'good',
  owner: { name: owner.name, username: owner.username },
  isOwn: owner.id === readerId,
});

/**
 * The program that holds this key; null where it is none of ours, has ended or has run out. What its owner may is that
 * of a second ago at most.
 */
export const actorOfApiKey =
  (d: Pick<Deps, 'liveKeys' | 'keyTexts' | 'clock'>) =>
  async (text: string): Promise<Actor | null> => {
    const hash = d.keyTexts.read(text);
    if (!hash) return null;
    const now = d.clock.now();
    const key = await d.liveKeys.find(hash, now);
    // Once more: it may have run out since it was read.
    if (!key || key.expiresAt <= now) return null;
    d.liveKeys.touch(key.id, now);
    const { id: keyId, ownerId, role, eventRoles, scopes } = key;
    return { kind: 'api-key', keyId, ownerId, role, scopes, ...(eventRoles ? { eventRoles } : {}) };
  };
