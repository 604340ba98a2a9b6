import { AppError } from '../../domain/errors.ts';
import { authorize } from '../../domain/policy.ts';
import type { Actor } from '../../domain/user.ts';
import type { ApiKeyReads } from '../api-keys/ports.ts';
import { toKeyDto } from '../api-keys/queries.ts';
import type { ApiKeyDto } from '../api-keys/schema.ts';
import type { LinkTokens, Sessions } from '../auth/ports.ts';
import type { SessionDto } from '../auth/schema.ts';
import type { Clock } from '../ports.ts';
import { isUuid, type Page, type PageRequest, toPage, toSlice } from '../schema.ts';
import type { AccessReads, HeldEventRole, ListedPerson, OpenInvitation, PeopleFilter } from './ports.ts';
import type { EventRoleDto, InvitationDto, OfferedInvitationDto, PersonDto } from './schema.ts';

type Deps = { accessReads: AccessReads; apiKeyReads: ApiKeyReads; sessions: Sessions; links: LinkTokens; clock: Clock };

export const personNotFound = () => new AppError('RESOURCE_NOT_FOUND', 'There is no such account.');

/** Who has an account, by name; by default those who have a role. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const people =
  (d: Pick<Deps, 'accessReads'>) =>
  async (actor: Actor, filter: PeopleFilter, request: PageRequest): Promise<Page<PersonDto>> => {
    authorize(actor, 'access.read');
    const { rows, total } = await d.accessReads.list(filter, toSlice(request));
    return toPage(rows.map(toPersonDto), total, request);
  };

const toPersonDto = ({ createdAt, ...person }: ListedPerson): PersonDto => ({
  ...person,
  createdAt: createdAt.toISOString(),
});

export type PersonAccess = {
  person: PersonDto;
  isReader: boolean;
  eventRoles: EventRoleDto[];
  sessions: SessionDto[];
  keys: ApiKeyDto[];
};

const MOST_SHOWN = 50;

/** What somebody may, where they are signed in, and which keys they made. @throws AppError UNAUTHORIZED | FORBIDDEN | RESOURCE_NOT_FOUND */
export const personAccess =
  (d: Deps) =>
  async (actor: Actor, id: string): Promise<PersonAccess> => {
    authorize(actor, 'access.read');
    if (!isUuid(id)) throw personNotFound();
    const now = d.clock.now();
    const [found, live, keys] = await Promise.all([
      d.accessReads.find(id),
      d.sessions.listLive(id, now),
      d.apiKeyReads.list(id, { offset: 0, limit: MOST_SHOWN }),
    ]);
    if (!found) throw personNotFound();
    const [readerId, current] = actor.kind === 'user' ? [actor.id, actor.sessionId] : ['', null];
    return {
      person: toPersonDto(found.person),
      isReader: readerId === id,
      eventRoles: found.eventRoles.map(toEventRoleDto),
      sessions: live.slice(0, MOST_SHOWN).map((session) => ({
        id: session.id,
        userAgent: session.userAgent,
        address: session.address,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        isCurrent: session.id === current,
      })),
      keys: keys.rows.map((key) => toKeyDto(key, readerId, now)),
    };
  };

const toEventRoleDto = ({ event: { startsAt, ...event }, role }: HeldEventRole): EventRoleDto => ({
  event: { ...event, startsAt: startsAt.toISOString() },
  role,
});

/** Who was asked and has not answered, newest first. @throws AppError UNAUTHORIZED | FORBIDDEN */
export const openInvitations =
  (d: Pick<Deps, 'accessReads' | 'clock'>) =>
  async (actor: Actor): Promise<InvitationDto[]> => {
    authorize(actor, 'access.read');
    const open = await d.accessReads.openInvitations(d.clock.now(), MOST_SHOWN);
    return open.map((invitation) => ({
      id: invitation.id,
      createdAt: invitation.createdAt.toISOString(),
      ...toOffer(invitation),
    }));
  };

const toOffer = ({ email, role, eventNames, fromName, expiresAt }: OpenInvitation) => ({
  email,
  role,
  eventNames,
  fromName,
  expiresAt: expiresAt.toISOString(),
});

/** Who is no admin any more gives nobody a role; what they offered is good for nothing. */
export const isAcceptable = ({ acceptedAt, revokedAt, expiresAt, isFromAdmin }: OpenInvitation, now: Date): boolean =>
  acceptedAt === null && revokedAt === null && expiresAt > now && isFromAdmin;

/** For whoever has the token, signed in or not. Null where nothing can be accepted with it, whatever the reason. */
export const offeredInvitation =
  (d: Pick<Deps, 'accessReads' | 'links' | 'clock'>) =>
  async (actor: Actor, token: string): Promise<OfferedInvitationDto | null> => {
    const found = await d.accessReads.findInvitation(d.links.hash(token));
    if (!found || !isAcceptable(found, d.clock.now())) return null;
    return { ...toOffer(found), isForReader: actor.kind === 'user' && actor.email === found.email };
  };
