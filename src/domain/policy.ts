import { AppError } from './errors.ts';
import { isPublic, type StoredStatus } from './event.ts';
import { type Actor, accountOf, type EventRole, type EventRoles, type Scope, type SignedIn } from './user.ts';

/** Who may do what. Every use case asks here, with the thing in hand; nothing else decides access. */

/** An event, or whatever belongs to one. */
type OfEvent = { eventId: string } | { id: string; slug: string };

/** What each action is done to. */
type Resources = {
  'event.read': OfEvent & { status: StoredStatus };
  'event.create': null;
  'event.update': OfEvent;
  'event.cancel': OfEvent;
  'event.delete': OfEvent;
  'event.list-drafts': null;
  'event.list-managed': null;
  'event.list-attendees': OfEvent;
  'ticket-type.read-hidden': OfEvent;
  'ticket-type.sell-hidden': OfEvent;
  'order.place': null;
  'order.read': { buyerId: string; eventId: string };
  'order.resend': { buyerId: string; eventId: string };
  'ticket.read': { ownerId: string; eventId: string };
  'ticket.cancel': { ownerId: string; eventId: string };
  'ticket.transfer': { ownerId: string };
  'ticket.manage': OfEvent;
  'ticket.accept': null;
  'ticket.check-in': OfEvent;
  'desk.sell': OfEvent;
  'attendees.write-to': OfEvent;
  'account.read': null;
  'account.update': null;
  'account.export': null;
  'account.delete': null;
  'audit.read': null;
  'session.revoke': { userId: string };
  'mail.read': null;
  'mail.send': null;
  'access.read': null;
  'access.change': null;
  'invitation.accept': null;
  'api-key.make': null;
  'api-key.read': { userId: string };
  'api-key.end': { userId: string };
  'job.read': null;
  'job.retry': null;
  'webhook.manage': null;
  'shop.change': null;
  'task.read': { userId: string };
  'task.cancel': { userId: string };
};
export type Action = keyof Resources;

/** Whoever is named may, and an admin; an organiser may all that the door may. */
type Who = 'signed-in' | 'door' | 'organiser' | 'admin';

type Rule<A extends Action> = {
  /** What a key must be good for; null for what only a person may do. */
  scope: Scope | null;
  who: Who;
  /** Where the thing itself is open to everybody, nobody is asked who they are. */
  open?: (resource: NonNullable<Resources[A]>) => boolean;
  /** Whose thing it is; an admin may whatever owners may, unless `ownerOnly`. */
  owner?: (resource: NonNullable<Resources[A]>) => string;
  ownerOnly?: true;
  /** Of which event the thing is: whoever organises that one may as its owner may. */
  event?: (resource: NonNullable<Resources[A]>) => string;
};

const eventOf = (thing: OfEvent): string => ('eventId' in thing ? thing.eventId : thing.id);

/** Who runs an event may, and nobody by running another one. */
const ORGANISER = { who: 'organiser', event: eventOf } as const;

const RULES: { [A in Action]: Rule<A> } = {
  // A draft exists for those who run it.
  'event.read': { scope: 'events:write', ...ORGANISER, open: isPublic },
  'event.create': { scope: 'events:write', who: 'admin' },
  'event.update': { scope: 'events:write', ...ORGANISER },
  'event.cancel': { scope: 'events:write', ...ORGANISER },
  'event.delete': { scope: 'events:write', who: 'admin' },
  // Everybody's; those of one's own events are in the list that `eventScope` bounds.
  'event.list-drafts': { scope: 'events:write', who: 'admin' },
  'event.list-managed': { scope: 'events:write', who: 'organiser' },
  'event.list-attendees': { scope: 'orders:read', ...ORGANISER },
  'ticket-type.read-hidden': { scope: 'events:write', ...ORGANISER },
  'ticket-type.sell-hidden': { scope: 'orders:write', ...ORGANISER },
  'order.place': { scope: 'orders:write', who: 'signed-in' },
  'order.read': { scope: 'orders:read', who: 'signed-in', owner: (order) => order.buyerId, event: eventOf },
  'order.resend': { scope: 'orders:write', who: 'signed-in', owner: (order) => order.buyerId, event: eventOf },
  'ticket.read': { scope: 'orders:read', who: 'signed-in', owner: (ticket) => ticket.ownerId, event: eventOf },
  'ticket.cancel': { scope: 'orders:write', who: 'signed-in', owner: (ticket) => ticket.ownerId, event: eventOf },
  // What somebody bought is given away by nobody else.
  'ticket.transfer': { scope: 'orders:write', who: 'signed-in', owner: (ticket) => ticket.ownerId, ownerOnly: true },
  // What its holder asks whoever runs the event for: another name, another way to get it, another pair of hands.
  'ticket.manage': { scope: 'orders:write', ...ORGANISER },
  'ticket.accept': { scope: 'orders:write', who: 'signed-in' },
  'ticket.check-in': { scope: 'tickets:check-in', who: 'door', event: eventOf },
  'desk.sell': { scope: 'orders:write', ...ORGANISER },
  'attendees.write-to': { scope: 'orders:write', ...ORGANISER },
  'account.read': { scope: 'account', who: 'signed-in' },
  'account.update': { scope: 'account', who: 'signed-in' },
  'account.export': { scope: 'account', who: 'signed-in' },
  'account.delete': { scope: 'account', who: 'signed-in' },
  'audit.read': { scope: 'audit:read', who: 'admin' },
  'session.revoke': { scope: 'account', who: 'signed-in', owner: (session) => session.userId, ownerOnly: true },
  'mail.read': { scope: null, who: 'admin' },
  'mail.send': { scope: null, who: 'admin' },
  // No key opens a door to more than itself: who may what is changed by people alone.
  'access.read': { scope: null, who: 'admin' },
  'access.change': { scope: null, who: 'admin' },
  'invitation.accept': { scope: null, who: 'signed-in' },
  'api-key.make': { scope: null, who: 'door' },
  'api-key.read': { scope: null, who: 'signed-in', owner: (key) => key.userId },
  'api-key.end': { scope: null, who: 'signed-in', owner: (key) => key.userId },
  'job.read': { scope: null, who: 'admin' },
  'job.retry': { scope: null, who: 'admin' },
  'shop.change': { scope: null, who: 'admin' },
  'webhook.manage': { scope: null, who: 'admin' },
  'task.read': { scope: 'account', who: 'signed-in', owner: (task) => task.userId },
  'task.cancel': { scope: 'account', who: 'signed-in', owner: (task) => task.userId },
};

const hasAdminRole = (actor: Actor) => (actor.kind === 'user' || actor.kind === 'api-key') && actor.role === 'ADMIN';

/** Whether only a second factor is missing for what admins may do. */
export const lacksSecondFactor = (actor: Actor) =>
  actor.kind === 'user' && hasAdminRole(actor) && actor.needsSecondFactor === true;

const isAdmin = (actor: Actor) => hasAdminRole(actor) && !lacksSecondFactor(actor);

/** None for an admin without their second factor: a smaller role must not be a way past it. */
const eventRolesOf = (actor: Actor): EventRoles | undefined =>
  (actor.kind === 'user' || actor.kind === 'api-key') && !lacksSecondFactor(actor) ? actor.eventRoles : undefined;

const isEnough = (held: EventRole | undefined, asked: EventRole) =>
  held === 'ORGANISER' || (held === 'DOOR' && asked === 'DOOR');

/** Whether `actor` has the role in this event; with null, in any. */
function hasEventRole(actor: Actor, role: EventRole, eventId: string | null): boolean {
  const roles = eventRolesOf(actor);
  if (!roles) return false;
  return eventId === null
    ? [...roles.values()].some((held) => isEnough(held, role))
    : isEnough(roles.get(eventId), role);
}

/**
 * Whether `actor` may do `action` to `resource`. Without the resource (null: there is none, or none such was found) the
 * answer is whether there can be one to which they may: so a stranger hears "forbidden" and not what exists.
 */
export function can<A extends Action>(actor: Actor, action: A, resource: Resources[A] | null = null): boolean {
  const { scope, who, open, owner, ownerOnly, event }: Rule<A> = RULES[action];
  if (actor.kind === 'job' || (open && (resource === null || open(resource)))) return true;
  if (actor.kind === 'visitor' || !isGoodFor(actor, scope)) return false;
  const eventId = resource !== null && event ? event(resource) : null;
  if (who !== 'signed-in') return isAdmin(actor) || (who !== 'admin' && hasEventRole(actor, ROLE_OF[who], eventId));
  if (!owner || resource === null || (isAdmin(actor) && !ownerOnly)) return true;
  return owner(resource) === accountOf(actor) || (eventId !== null && hasEventRole(actor, 'ORGANISER', eventId));
}

const ROLE_OF = { organiser: 'ORGANISER', door: 'DOOR' } as const satisfies Partial<Record<Who, EventRole>>;

const isGoodFor = (actor: Extract<Actor, { scopes: unknown }>, scope: Scope | null) =>
  scope === null ? actor.kind === 'user' : actor.scopes.includes(scope);

/** @throws AppError UNAUTHORIZED where nobody is signed in | FORBIDDEN */
export function authorize<A extends Action>(actor: Actor, action: A, resource: Resources[A] | null = null): void {
  if (can(actor, action, resource)) return;
  if (actor.kind === 'visitor') throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
  if (lacksSecondFactor(actor)) {
    throw new AppError('FORBIDDEN', 'Administrators sign in with a second factor here. Set one up first.', {
      facts: { reason: 'second_factor_required' },
    });
  }
  const { scope, who }: Rule<A> = RULES[action];
  if (actor.kind === 'api-key' && !isGoodFor(actor, scope)) {
    const text = scope === null ? 'Only a person may do this.' : `This key was made without the scope ${scope}.`;
    throw new AppError('FORBIDDEN', text);
  }
  throw new AppError('FORBIDDEN', isAdmin(actor) ? REFUSALS['signed-in'] : REFUSALS[who]);
}

const REFUSALS: Record<Who, string> = {
  'signed-in': 'This is not yours to do.',
  admin: 'Only an administrator may do this.',
  organiser: 'Only an administrator or an organiser of this event may do this.',
  door: 'Only an administrator or whoever works at the door of this event may do this.',
};

/** For what belongs to one's own account. @throws AppError UNAUTHORIZED | FORBIDDEN for a program */
export function requireUser(actor: Actor): SignedIn {
  if (actor.kind === 'visitor') throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
  if (actor.kind !== 'user') throw new AppError('FORBIDDEN', 'Only a person may do this.');
  return actor;
}

/** The account that buys, cancels or reads its own. @throws AppError UNAUTHORIZED | FORBIDDEN */
export function requireAccount(actor: Actor): string {
  const account = accountOf(actor);
  if (account !== null) return account;
  throw actor.kind === 'visitor'
    ? new AppError('UNAUTHORIZED', 'Sign in to continue.')
    : new AppError('FORBIDDEN', 'This needs an account.');
}

/**
 * Which orders and tickets a list or look-up may return: everybody's, or one account's, with those of the events that
 * it organises. Repositories translate it to SQL.
 */
export type RowScope = { kind: 'all' } | { kind: 'account'; id: string; eventIds?: readonly string[] };

/** @throws AppError UNAUTHORIZED */
export function rowScope(actor: Actor): RowScope {
  if (actor.kind === 'job' || isAdmin(actor)) return { kind: 'all' };
  const id = requireAccount(actor);
  const eventIds = eventsOf(actor, 'ORGANISER');
  return eventIds.length > 0 ? { kind: 'account', id, eventIds } : { kind: 'account', id };
}

/** Of which events a list in the administration may tell. Repositories translate it to SQL, so no other is even read. */
export type EventScope = { kind: 'all' } | { kind: 'chosen'; eventIds: readonly string[] };

/** What is done to one event, or read of several at once. */
type EventAction = { [A in Action]: Resources[A] extends OfEvent ? A : never }[Action] | 'event.list-managed';

/** The events to which `actor` may do `action`. @throws AppError UNAUTHORIZED | FORBIDDEN where there can be none */
export function eventScope(actor: Actor, action: EventAction): EventScope {
  authorize(actor, action);
  if (actor.kind === 'job' || isAdmin(actor)) return { kind: 'all' };
  const { who } = RULES[action];
  return { kind: 'chosen', eventIds: who === 'organiser' || who === 'door' ? eventsOf(actor, ROLE_OF[who]) : [] };
}

const eventsOf = (actor: Actor, role: EventRole): string[] =>
  Array.from(eventRolesOf(actor) ?? []).flatMap(([eventId, held]) => (isEnough(held, role) ? [eventId] : []));
