import { describe, expect, it } from 'vitest';
import { AppError } from '@/domain/errors';
import {
  type Action,
  authorize,
  can,
  eventScope,
  lacksSecondFactor,
  requireAccount,
  requireUser,
  rowScope,
} from '@/domain/policy';
import { type Actor, accountOf, type EventRole, SCOPES, type Scope, VISITOR } from '@/domain/user';
import { ADMIN, ANA, uuid } from '../../support/builders.ts';

const STRANGER = { ...ANA, id: uuid(23), sessionId: uuid(33) };
const JOB: Actor = { kind: 'job', name: 'send-mail' };

const HERE = uuid(1);
const ELSEWHERE = uuid(2);
/** A stranger to Ana who has a role in one event. */
const inEvent = (eventId: string, role: EventRole) => ({ ...STRANGER, eventRoles: new Map([[eventId, role]]) });

type Owner = Pick<Extract<Actor, { kind: 'user' }>, 'id' | 'role' | 'eventRoles'>;
const keyOf = (owner: Owner, scopes: readonly Scope[]): Actor => ({
  kind: 'api-key',
  keyId: uuid(41),
  ownerId: owner.id,
  role: owner.role,
  eventRoles: owner.eventRoles,
  scopes,
});

const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

const ofAna = { ownerId: ANA.id, buyerId: ANA.id, userId: ANA.id, eventId: HERE };
const withStatus = (status: 'DRAFT' | 'SCHEDULED') => ({ eventId: HERE, status });

type Row = {
  action: Action;
  resource: typeof ofAna | ReturnType<typeof withStatus> | null;
  /** Null for what no key is good for. */
  needs: Scope | null;
  may: string;
};

// Who may: v visitor, o owner, s stranger, a admin, j job; of this event r organiser, d door; of another one R and D. A key
// may what its owner may, where it has the scope.
const TABLE = [
  { action: 'event.read', resource: withStatus('SCHEDULED'), needs: 'events:write', may: 'vosrRdDaj' },
  { action: 'event.read', resource: null, needs: 'events:write', may: 'vosrRdDaj' },
  { action: 'event.read', resource: withStatus('DRAFT'), needs: 'events:write', may: 'raj' },
  { action: 'event.create', resource: null, needs: 'events:write', may: 'aj' },
  { action: 'event.update', resource: ofAna, needs: 'events:write', may: 'raj' },
  { action: 'event.update', resource: null, needs: 'events:write', may: 'rRaj' },
  { action: 'event.cancel', resource: ofAna, needs: 'events:write', may: 'raj' },
  { action: 'event.delete', resource: ofAna, needs: 'events:write', may: 'aj' },
  { action: 'event.list-drafts', resource: null, needs: 'events:write', may: 'aj' },
  { action: 'event.list-managed', resource: null, needs: 'events:write', may: 'rRaj' },
  { action: 'event.list-attendees', resource: ofAna, needs: 'orders:read', may: 'raj' },
  { action: 'ticket-type.read-hidden', resource: ofAna, needs: 'events:write', may: 'raj' },
  { action: 'ticket-type.sell-hidden', resource: ofAna, needs: 'orders:write', may: 'raj' },
  { action: 'order.place', resource: null, needs: 'orders:write', may: 'osrRdDaj' },
  { action: 'order.read', resource: ofAna, needs: 'orders:read', may: 'oraj' },
  { action: 'order.read', resource: null, needs: 'orders:read', may: 'osrRdDaj' },
  { action: 'order.resend', resource: ofAna, needs: 'orders:write', may: 'oraj' },
  { action: 'ticket.read', resource: ofAna, needs: 'orders:read', may: 'oraj' },
  { action: 'ticket.cancel', resource: ofAna, needs: 'orders:write', may: 'oraj' },
  // Nobody gives away what is somebody else's, an admin or not.
  { action: 'ticket.transfer', resource: ofAna, needs: 'orders:write', may: 'oj' },
  { action: 'ticket.manage', resource: ofAna, needs: 'orders:write', may: 'raj' },
  { action: 'desk.sell', resource: ofAna, needs: 'orders:write', may: 'raj' },
  { action: 'attendees.write-to', resource: ofAna, needs: 'orders:write', may: 'raj' },
  { action: 'ticket.accept', resource: null, needs: 'orders:write', may: 'osrRdDaj' },
  { action: 'ticket.check-in', resource: ofAna, needs: 'tickets:check-in', may: 'rdaj' },
  { action: 'ticket.check-in', resource: null, needs: 'tickets:check-in', may: 'rRdDaj' },
  { action: 'account.read', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'account.update', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'account.export', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'account.delete', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'audit.read', resource: null, needs: 'audit:read', may: 'aj' },
  // Ending a session is its owner's alone, an admin or not.
  { action: 'session.revoke', resource: ofAna, needs: 'account', may: 'oj' },
  { action: 'session.revoke', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'mail.read', resource: null, needs: null, may: 'aj' },
  { action: 'mail.send', resource: null, needs: null, may: 'aj' },
  { action: 'access.read', resource: null, needs: null, may: 'aj' },
  { action: 'access.change', resource: null, needs: null, may: 'aj' },
  { action: 'invitation.accept', resource: null, needs: null, may: 'osrRdDaj' },
  { action: 'api-key.make', resource: null, needs: null, may: 'rRdDaj' },
  { action: 'api-key.read', resource: ofAna, needs: null, may: 'oaj' },
  { action: 'api-key.end', resource: ofAna, needs: null, may: 'oaj' },
  { action: 'job.read', resource: null, needs: null, may: 'aj' },
  { action: 'job.retry', resource: null, needs: null, may: 'aj' },
  { action: 'shop.change', resource: null, needs: null, may: 'aj' },
  { action: 'webhook.manage', resource: null, needs: null, may: 'aj' },
  { action: 'task.read', resource: ofAna, needs: 'account', may: 'oaj' },
  { action: 'task.read', resource: null, needs: 'account', may: 'osrRdDaj' },
  { action: 'task.cancel', resource: ofAna, needs: 'account', may: 'oaj' },
] as const satisfies readonly Row[];

/** Does not compile while an action is missing above. */
const isComplete: Exclude<Action, (typeof TABLE)[number]['action']> extends never ? true : never = true;

describe.each(TABLE)('$action of $resource', ({ action, resource, needs, may }) => {
  const isAllowed = (actor: Actor) => {
    // The table pairs each action with what it is done to; `can` asks for the pair, which a table cannot show it.
    const ask: (actor: Actor, action: Action, resource: Row['resource']) => boolean = can;
    return ask(actor, action, resource);
  };

  const PEOPLE = [
    ['the owner', ANA, 'o'],
    ['a stranger', STRANGER, 's'],
    ['an organiser of this event', inEvent(HERE, 'ORGANISER'), 'r'],
    ['an organiser of another event', inEvent(ELSEWHERE, 'ORGANISER'), 'R'],
    ['whoever works at the door of this event', inEvent(HERE, 'DOOR'), 'd'],
    ['whoever works at the door of another event', inEvent(ELSEWHERE, 'DOOR'), 'D'],
    ['an admin', ADMIN, 'a'],
  ] as const;

  it.each([
    ['a visitor', VISITOR, 'v'],
    ['the owner by token', { ...ANA, via: 'token' as const }, 'o'],
    ['a job', JOB, 'j'],
    ...PEOPLE,
  ] as const)('%s', (_, actor, letter) => {
    expect(isAllowed(actor)).toBe(may.includes(letter));
  });

  const isOpen = may.includes('v');
  it.each(PEOPLE)('a key of %s, with its scope only', (_, owner, letter) => {
    if (needs) expect(isAllowed(keyOf(owner, [needs]))).toBe(may.includes(letter));
    const others = SCOPES.filter((scope) => scope !== needs);
    expect(isAllowed(keyOf(owner, others))).toBe(isOpen);
    expect(isAllowed(keyOf(owner, []))).toBe(isOpen);
  });
});

it('has every action in this table', () => {
  expect(isComplete).toBe(true);
});

describe('a refusal', () => {
  it.each([
    [VISITOR, 'UNAUTHORIZED'],
    [ANA, 'FORBIDDEN'],
    [keyOf(ADMIN, ['account']), 'FORBIDDEN'],
    [keyOf(ANA, SCOPES), 'FORBIDDEN'],
    [ADMIN, 'allowed'],
    [JOB, 'allowed'],
  ])('tells a visitor to sign in, and everybody else no (%#)', (actor, code) => {
    expect(codeOf(() => authorize(actor, 'event.create'))).toBe(code);
  });

  it('says whether an administrator is wanted or the thing is somebody else’s', () => {
    expect(() => authorize(ANA, 'event.create')).toThrow('Only an administrator');
    expect(() => authorize(inEvent(ELSEWHERE, 'ORGANISER'), 'event.update', ofAna)).toThrow('organiser of this event');
    expect(() => authorize(keyOf(ADMIN, ['account']), 'event.create')).toThrow('without the scope events:write');
    expect(() => authorize(keyOf(ADMIN, SCOPES), 'access.change')).toThrow('Only a person');
    expect(() => authorize(STRANGER, 'ticket.read', ofAna)).toThrow('not yours');
  });
});

describe('whose account it is', () => {
  it.each([
    ['a visitor', VISITOR, null, 'UNAUTHORIZED', 'UNAUTHORIZED', 'UNAUTHORIZED'],
    ['a user', ANA, ANA.id, 'allowed', 'allowed', { kind: 'account', id: ANA.id }],
    ['an admin', ADMIN, ADMIN.id, 'allowed', 'allowed', { kind: 'all' }],
    ['a key', keyOf(ANA, SCOPES), ANA.id, 'allowed', 'FORBIDDEN', { kind: 'account', id: ANA.id }],
    ['an admin’s key', keyOf(ADMIN, SCOPES), ADMIN.id, 'allowed', 'FORBIDDEN', { kind: 'all' }],
    ['a job', JOB, null, 'FORBIDDEN', 'FORBIDDEN', { kind: 'all' }],
  ])('%s', (_, actor, account, byAccount, asPerson, rows) => {
    expect(accountOf(actor)).toBe(account);
    expect(codeOf(() => requireAccount(actor))).toBe(byAccount);
    expect(codeOf(() => requireUser(actor))).toBe(asPerson);
    if (typeof rows === 'string') expect(codeOf(() => rowScope(actor))).toBe(rows);
    else expect(rowScope(actor)).toEqual(rows);
  });

  it('hands the person and the account on, so that nobody has to look twice', () => {
    expect(requireUser(ANA)).toBe(ANA);
    expect(requireAccount(keyOf(ANA, []))).toBe(ANA.id);
  });
});

describe('which rows a list may tell of', () => {
  const staff = {
    ...STRANGER,
    eventRoles: new Map([
      [HERE, 'ORGANISER' as const],
      [ELSEWHERE, 'DOOR' as const],
    ]),
  };

  it('are everybody’s for an admin and a job', () => {
    for (const actor of [ADMIN, JOB]) expect(eventScope(actor, 'event.list-managed')).toEqual({ kind: 'all' });
  });

  it('are those of the events in which the role is enough', () => {
    expect(eventScope(staff, 'event.list-managed')).toEqual({ kind: 'chosen', eventIds: [HERE] });
    expect(eventScope(staff, 'ticket.check-in')).toEqual({ kind: 'chosen', eventIds: [HERE, ELSEWHERE] });
    expect(rowScope(staff)).toEqual({ kind: 'account', id: STRANGER.id, eventIds: [HERE] });
    expect(rowScope(inEvent(HERE, 'DOOR'))).toEqual({ kind: 'account', id: STRANGER.id });
  });

  it('are none for whoever has no such role', () => {
    expect(codeOf(() => eventScope(ANA, 'event.list-managed'))).toBe('FORBIDDEN');
    expect(codeOf(() => eventScope(inEvent(HERE, 'DOOR'), 'event.list-managed'))).toBe('FORBIDDEN');
    expect(codeOf(() => eventScope(keyOf(staff, ['account']), 'event.list-managed'))).toBe('FORBIDDEN');
    expect(codeOf(() => eventScope(VISITOR, 'ticket.check-in'))).toBe('UNAUTHORIZED');
  });
});

describe('an AppError', () => {
  it('keeps what the log needs apart from what the person reads', () => {
    const cause = new Error('inside');
    const error = new AppError('CONFLICT', 'outside', {
      cause,
      retryAfter: 3,
      facts: { a: 1 },
      fields: [{ field: 'f', code: 'taken', message: 'm' }],
    });
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'CONFLICT',
      message: 'outside',
      cause,
      retryAfter: 3,
      facts: { a: 1 },
    });
    expect(error.fields).toHaveLength(1);
  });

  it('needs nothing but its code and text', () => {
    expect(new AppError('FORBIDDEN', 'no')).toMatchObject({ fields: [], facts: {}, retryAfter: undefined });
  });
});

describe('an admin who must show a second factor first', () => {
  const waiting: Actor = { ...ADMIN, needsSecondFactor: true };

  it('may what a buyer may, and hears what is missing', () => {
    for (const { action, resource, may } of TABLE) {
      expect(can(waiting, action, resource), action).toBe(may.includes('s'));
    }
    expect(lacksSecondFactor(waiting)).toBe(true);
    expect(rowScope(waiting)).toEqual({ kind: 'account', id: ADMIN.id });
    // Nor by a smaller role, which asks for none.
    const organising = { ...waiting, eventRoles: new Map([[HERE, 'ORGANISER' as const]]) };
    expect(can(organising, 'event.update', ofAna)).toBe(false);
    const refusal = () => authorize(waiting, 'event.create');
    expect(refusal).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN', facts: { reason: 'second_factor_required' } }),
    );
  });

  it('is nobody who lacks the role', () => {
    expect(lacksSecondFactor(ANA)).toBe(false);
    expect(lacksSecondFactor({ ...ANA, needsSecondFactor: true })).toBe(false);
    expect(lacksSecondFactor(ADMIN)).toBe(false);
    expect(lacksSecondFactor(JOB)).toBe(false);
    expect(lacksSecondFactor(VISITOR)).toBe(false);
  });
});
