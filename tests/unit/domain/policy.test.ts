import { describe, expect, it } from 'vitest';
import { AppError } from '@/domain/errors';
import { type Action, authorize, can, lacksSecondFactor, requireAccount, requireUser, rowScope } from '@/domain/policy';
import { type Actor, accountOf, SCOPES, type Scope, VISITOR } from '@/domain/user';
import { ADMIN, ANA, uuid } from '../../support/builders.ts';

const STRANGER: Actor = { ...ANA, id: uuid(23), sessionId: uuid(33) };
const JOB: Actor = { kind: 'job', name: 'send-mail' };

const keyOf = (owner: typeof ANA, scopes: readonly Scope[]): Actor => ({
  kind: 'api-key',
  keyId: uuid(41),
  ownerId: owner.id,
  role: owner.role,
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

const ofAna = { ownerId: ANA.id, buyerId: ANA.id, userId: ANA.id };

type Row = {
  action: Action;
  resource: typeof ofAna | { status: 'DRAFT' | 'SCHEDULED' } | null;
  needs: Scope;
  may: string;
};

// Who may: v visitor, o owner, s stranger, a admin, j job. A key may what its owner may, where it has the scope.
const TABLE = [
  { action: 'event.read', resource: { status: 'SCHEDULED' }, needs: 'events:write', may: 'vosaj' },
  { action: 'event.read', resource: null, needs: 'events:write', may: 'vosaj' },
  { action: 'event.read', resource: { status: 'DRAFT' }, needs: 'events:write', may: 'aj' },
  { action: 'event.create', resource: null, needs: 'events:write', may: 'aj' },
  { action: 'event.update', resource: ofAna, needs: 'events:write', may: 'aj' },
  { action: 'event.cancel', resource: ofAna, needs: 'events:write', may: 'aj' },
  { action: 'event.delete', resource: ofAna, needs: 'events:write', may: 'aj' },
  { action: 'event.list-drafts', resource: null, needs: 'events:write', may: 'aj' },
  { action: 'event.list-attendees', resource: ofAna, needs: 'orders:read', may: 'aj' },
  { action: 'ticket-type.read-hidden', resource: null, needs: 'events:write', may: 'aj' },
  { action: 'ticket-type.sell-hidden', resource: null, needs: 'orders:write', may: 'aj' },
  { action: 'order.place', resource: null, needs: 'orders:write', may: 'osaj' },
  { action: 'order.read', resource: ofAna, needs: 'orders:read', may: 'oaj' },
  { action: 'order.read', resource: null, needs: 'orders:read', may: 'osaj' },
  { action: 'order.resend', resource: ofAna, needs: 'orders:write', may: 'oaj' },
  { action: 'ticket.read', resource: ofAna, needs: 'orders:read', may: 'oaj' },
  { action: 'ticket.cancel', resource: ofAna, needs: 'orders:write', may: 'oaj' },
  // Nobody gives away what is somebody else's, an admin or not.
  { action: 'ticket.transfer', resource: ofAna, needs: 'orders:write', may: 'oj' },
  { action: 'ticket.accept', resource: null, needs: 'orders:write', may: 'osaj' },
  { action: 'ticket.check-in', resource: ofAna, needs: 'tickets:check-in', may: 'aj' },
  { action: 'account.read', resource: null, needs: 'account', may: 'osaj' },
  { action: 'account.update', resource: null, needs: 'account', may: 'osaj' },
  { action: 'account.export', resource: null, needs: 'account', may: 'osaj' },
  { action: 'account.delete', resource: null, needs: 'account', may: 'osaj' },
  { action: 'audit.read', resource: null, needs: 'account', may: 'aj' },
  // Ending a session is its owner's alone, an admin or not.
  { action: 'session.revoke', resource: ofAna, needs: 'account', may: 'oj' },
  { action: 'session.revoke', resource: null, needs: 'account', may: 'osaj' },
  { action: 'mail.read', resource: null, needs: 'account', may: 'aj' },
  { action: 'mail.send', resource: null, needs: 'account', may: 'aj' },
] as const satisfies readonly Row[];

/** Does not compile while an action is missing above. */
const isComplete: Exclude<Action, (typeof TABLE)[number]['action']> extends never ? true : never = true;

describe.each(TABLE)('$action of $resource', ({ action, resource, needs, may }) => {
  const isAllowed = (actor: Actor) => {
    // The table pairs each action with what it is done to; `can` asks for the pair, which a table cannot show it.
    const ask: (actor: Actor, action: Action, resource: Row['resource']) => boolean = can;
    return ask(actor, action, resource);
  };

  it.each([
    ['a visitor', VISITOR, 'v'],
    ['the owner', ANA, 'o'],
    ['the owner by token', { ...ANA, via: 'token' as const }, 'o'],
    ['a stranger', STRANGER, 's'],
    ['an admin', ADMIN, 'a'],
    ['a job', JOB, 'j'],
  ])('%s', (_, actor, letter) => {
    expect(isAllowed(actor)).toBe(may.includes(letter));
  });

  const isOpen = may.includes('v');
  it.each([
    ['owner’s', ANA, 'o'],
    ['admin’s', ADMIN, 'a'],
  ] as const)('an %s key, with its scope only', (_, owner, letter) => {
    expect(isAllowed(keyOf(owner, [needs]))).toBe(may.includes(letter));
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
    expect(() => authorize(STRANGER, 'ticket.read', { ownerId: ANA.id })).toThrow('not yours');
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
