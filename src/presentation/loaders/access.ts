import { notFound } from 'next/navigation';
import { peopleFilter } from '@/application/access/schema';
import { auditQuery } from '@/application/audit/schema';
import { queries } from '@/composition';
import { AppError } from '@/domain/errors';
import { can } from '@/domain/policy';
import type { SignedIn } from '@/domain/user';
import { currentActor } from '../auth';
import type { Owner } from '../components/account/second-factor/owner-form';
import { deviceOf } from '../device';
import type { AdminSearch } from './admin';

/** What the pages on people, keys, the audit log and background work show, as their addresses ask for it. */

const ROWS = 25;

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Pages count from 1 in an address; one that makes no sense is the first. */
function pageOf(search: AdminSearch) {
  const asked = one(search.page) ?? '';
  return { page: /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) - 1 : 0, size: ROWS };
}

/** What the reader can show that they are, before what a borrowed session must not do. */
export async function loadOwner(actor: SignedIn): Promise<Owner> {
  const [account, factor] = await Promise.all([queries.myAccount(actor), queries.mySecondFactor(actor)]);
  return { hasPassword: account.hasPassword, hasTotp: factor.totpSince !== null };
}

export async function loadPeople(actor: SignedIn, search: AdminSearch) {
  const q = peopleFilter.shape.q.safeParse(one(search.q)).data;
  const who = peopleFilter.shape.who.safeParse(one(search.who)).data ?? 'staff';
  const [people, invitations] = await Promise.all([
    queries.people(actor, { q, who }, pageOf(search)),
    queries.openInvitations(actor),
  ]);
  return { people, invitations, filter: { q: q ?? '', who } };
}

export async function loadPerson(actor: SignedIn, id: string) {
  try {
    const [found, owner] = await Promise.all([queries.personAccess(actor, id), loadOwner(actor)]);
    const sessions = found.sessions.map(({ userAgent, expiresAt: _, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
    }));
    return { ...found, sessions, owner };
  } catch (error) {
    if (error instanceof AppError && error.code === 'RESOURCE_NOT_FOUND') notFound();
    throw error;
  }
}

export async function loadApiKeys(actor: SignedIn, search: AdminSearch) {
  const [keys, owner] = await Promise.all([queries.apiKeys(actor, pageOf(search)), loadOwner(actor)]);
  return { keys, owner, isAdmin: can(actor, 'access.read') };
}

/** Those that are looked for most; an address may name any. */
const ACTIONS = [
  'access.change-event-roles',
  'access.change-role',
  'access.end-sessions',
  'admin.create',
  'admin.promote',
  'api-key.end',
  'api-key.make',
  'event.cancel',
  'event.create',
  'event.delete',
  'event.update',
  'invitation.accept',
  'invitation.revoke',
  'invitation.send',
  'job.discard',
  'job.retry',
  'mail.link-read',
  'mail.resend',
  'mail.retry-failed',
  'session.open',
  'session.refuse',
  'session.refuse-many',
  'session.revoke',
  'ticket.cancel',
  'ticket.check-in',
  'ticket.transfer',
  'ticket.undo-check-in',
  'user.change-email',
  'user.change-password',
  'user.delete',
  'user.export',
  'user.register',
] as const;

const DAY_MS = 86_400_000;

/** The first moment of a day, `days` later, in UTC; none for what is no day. */
function dayOf(text: string | undefined, days = 0): Date | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : new Date(at + days * DAY_MS);
}

export async function loadAudit(actor: SignedIn, search: AdminSearch) {
  const action = auditQuery.shape.action.safeParse(one(search.action)).data;
  const person = one(search.person)?.slice(0, 254);
  const side = search.side === 'to' ? ('to' as const) : ('by' as const);
  const [from, to] = [dayOf(one(search.from)), dayOf(one(search.to), 1)];
  const entries = await queries.auditPage(actor, { ...pageOf(search), action, person, side, from, to });
  const actions = action && !ACTIONS.some((known) => known === action) ? [...ACTIONS, action] : ACTIONS;
  const filter = {
    action: action ?? '',
    person: person ?? '',
    side,
    from: from ? (one(search.from) ?? '') : '',
    to: to ? (one(search.to) ?? '') : '',
  };
  return { entries, actions, filter };
}

export const loadJobs = (actor: SignedIn, search: AdminSearch) => queries.jobQueues(actor, pageOf(search));

/** What stands behind a mailed invitation. */
export async function loadInvitation(asked: string | string[] | undefined) {
  const actor = await currentActor();
  const token = one(asked)?.slice(0, 200) ?? '';
  return {
    token,
    invitation: token === '' ? null : await queries.offeredInvitation(actor, token),
    isSignedIn: actor.kind === 'user',
  };
}
