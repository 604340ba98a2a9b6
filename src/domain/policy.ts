import { AppError } from './errors.ts';
import { isPublic, type StoredStatus } from './event.ts';
import { type Actor, accountOf, type Scope, type SignedIn } from './user.ts';

/** Who may do what. Every use case asks here, with the thing in hand; nothing else decides access. */

/** What each action is done to. */
type Resources = {
  'event.read': { status: StoredStatus };
  'event.create': null;
  'event.update': object;
  'event.cancel': object;
  'event.delete': object;
  'event.list-drafts': null;
  'event.list-attendees': object;
  'ticket-type.read-hidden': null;
  'ticket-type.sell-hidden': null;
  'order.place': null;
  'order.read': { buyerId: string };
  'order.resend': { buyerId: string };
  'ticket.read': { ownerId: string };
  'ticket.cancel': { ownerId: string };
  'ticket.transfer': { ownerId: string };
  'ticket.accept': null;
  'ticket.check-in': object;
  'account.read': null;
  'account.update': null;
  'account.export': null;
  'account.delete': null;
  'audit.read': null;
  'session.revoke': { userId: string };
  'mail.read': null;
  'mail.send': null;
};
export type Action = keyof Resources;

type Rule<A extends Action> = {
  /** What a key must be good for. */
  scope: Scope;
  who: 'signed-in' | 'admin';
  /** Where the thing itself is open to everybody, nobody is asked who they are. */
  open?: (resource: NonNullable<Resources[A]>) => boolean;
  /** Whose thing it is; an admin may whatever owners may, unless `ownerOnly`. */
  owner?: (resource: NonNullable<Resources[A]>) => string;
  ownerOnly?: true;
};

const RULES: { [A in Action]: Rule<A> } = {
  // A draft exists for those who may list drafts.
  'event.read': { scope: 'events:write', who: 'admin', open: isPublic },
  'event.create': { scope: 'events:write', who: 'admin' },
  'event.update': { scope: 'events:write', who: 'admin' },
  'event.cancel': { scope: 'events:write', who: 'admin' },
  'event.delete': { scope: 'events:write', who: 'admin' },
  'event.list-drafts': { scope: 'events:write', who: 'admin' },
  'event.list-attendees': { scope: 'orders:read', who: 'admin' },
  'ticket-type.read-hidden': { scope: 'events:write', who: 'admin' },
  'ticket-type.sell-hidden': { scope: 'orders:write', who: 'admin' },
  'order.place': { scope: 'orders:write', who: 'signed-in' },
  'order.read': { scope: 'orders:read', who: 'signed-in', owner: (order) => order.buyerId },
  'order.resend': { scope: 'orders:write', who: 'signed-in', owner: (order) => order.buyerId },
  'ticket.read': { scope: 'orders:read', who: 'signed-in', owner: (ticket) => ticket.ownerId },
  'ticket.cancel': { scope: 'orders:write', who: 'signed-in', owner: (ticket) => ticket.ownerId },
  // What somebody bought is given away by nobody else.
  'ticket.transfer': { scope: 'orders:write', who: 'signed-in', owner: (ticket) => ticket.ownerId, ownerOnly: true },
  'ticket.accept': { scope: 'orders:write', who: 'signed-in' },
  'ticket.check-in': { scope: 'tickets:check-in', who: 'admin' },
  'account.read': { scope: 'account', who: 'signed-in' },
  'account.update': { scope: 'account', who: 'signed-in' },
  'account.export': { scope: 'account', who: 'signed-in' },
  'account.delete': { scope: 'account', who: 'signed-in' },
  'audit.read': { scope: 'account', who: 'admin' },
  'session.revoke': { scope: 'account', who: 'signed-in', owner: (session) => session.userId, ownerOnly: true },
  'mail.read': { scope: 'account', who: 'admin' },
  'mail.send': { scope: 'account', who: 'admin' },
};

const hasAdminRole = (actor: Actor) => (actor.kind === 'user' || actor.kind === 'api-key') && actor.role === 'ADMIN';

/** Whether only a second factor is missing for what admins may do. */
export const lacksSecondFactor = (actor: Actor) =>
  actor.kind === 'user' && hasAdminRole(actor) && actor.needsSecondFactor === true;

const isAdmin = (actor: Actor) => hasAdminRole(actor) && !lacksSecondFactor(actor);

/**
 * Whether `actor` may do `action` to `resource`. Without the resource (null: there is none, or none such was found) the
 * answer is whether there can be one to which they may: so a stranger hears "forbidden" and not what exists.
 */
export function can<A extends Action>(actor: Actor, action: A, resource: Resources[A] | null = null): boolean {
  const { scope, who, open, owner, ownerOnly }: Rule<A> = RULES[action];
  if (actor.kind === 'job' || (open && (resource === null || open(resource)))) return true;
  if (actor.kind === 'visitor' || !actor.scopes.includes(scope)) return false;
  if (who === 'admin') return isAdmin(actor);
  if (!owner || resource === null || (isAdmin(actor) && !ownerOnly)) return true;
  return owner(resource) === accountOf(actor);
}

/** @throws AppError UNAUTHORIZED where nobody is signed in | FORBIDDEN */
export function authorize<A extends Action>(actor: Actor, action: A, resource: Resources[A] | null = null): void {
  if (can(actor, action, resource)) return;
  if (actor.kind === 'visitor') throw new AppError('UNAUTHORIZED', 'Sign in to continue.');
  if (lacksSecondFactor(actor)) {
    throw new AppError('FORBIDDEN', 'Administrators sign in with a second factor here. Set one up first.', {
      facts: { reason: 'second_factor_required' },
    });
  }
  const needsAdmin = RULES[action].who === 'admin' && !isAdmin(actor);
  throw new AppError('FORBIDDEN', needsAdmin ? 'Only an administrator may do this.' : 'This is not yours to do.');
}

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

/** Which rows a list or look-up may return: everybody's, or one account's. Repositories translate it to SQL. */
export type RowScope = { kind: 'all' } | { kind: 'account'; id: string };

/** @throws AppError UNAUTHORIZED */
export function rowScope(actor: Actor): RowScope {
  if (actor.kind === 'job' || isAdmin(actor)) return { kind: 'all' };
  return { kind: 'account', id: requireAccount(actor) };
}
